/** A release of an operating system, from os-release(5): `id` `debian`, `versionId` `12`. */
export interface Distro {
  readonly id: string;
  readonly versionId?: string;
  readonly codename?: string;
}
