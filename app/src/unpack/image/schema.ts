import { z } from 'zod';

const text = z.string().max(8192);
const annotations = z.record(z.string(), text).optional();

const platform = z.object({ os: text, architecture: text, variant: text.optional() });

const descriptor = z.object({
  mediaType: text.optional(),
  // Names a file: nothing but what a digest may hold.
  digest: z.string().regex(/^sha(256|512):[0-9a-f]{64,128}$/),
  platform: platform.optional(),
  annotations,
});

/** A thing that a manifest or an index names by its digest. @see OCI image specification 1.1, "Content Descriptors" */
export type Descriptor = z.infer<typeof descriptor>;

/** What `index.json` and the documents that it names hold: a list of manifests, or a manifest. */
export const manifestSchema = z.union([
  z.object({ manifests: z.array(descriptor) }),
  z.object({ config: descriptor, layers: z.array(descriptor), annotations }),
]);

/** `manifest.json` of `docker save`: an entry an image. */
export const savedSchema = z.array(z.object({ Config: text, RepoTags: z.array(text).nullish(), Layers: z.array(text) }));

/** What an image says of itself. @see OCI image specification 1.1, "Image Configuration" */
export const configSchema = z.object({
  os: text.optional(),
  architecture: text.optional(),
  variant: text.optional(),
  created: text.nullish(),
  rootfs: z.object({ diff_ids: z.array(text) }),
  history: z.array(z.object({ created_by: z.string().optional(), empty_layer: z.boolean().optional() })).nullish(),
});

export type ImageConfig = z.infer<typeof configSchema>;
