import { X509Certificate } from 'node:crypto';

/** Certificates of one path; more than a few no authority makes. */
const maxPath = 16;

/** What a path of certificates says: the leaf's key belongs to whom it names, as far as the anchors are trusted. */
export type PathJudgement =
  | { readonly trusted: true }
  | { readonly trusted: false; readonly verdict: 'bad' | 'undetermined'; readonly reason: string };

/** Reads a path in base64 or base64url, the signer's certificate first. Undefined where one of it cannot be read. */
export function readPath(path: unknown): readonly X509Certificate[] | undefined {
  if (!Array.isArray(path) || path.length === 0 || path.length > maxPath || !path.every((each) => typeof each === 'string'))
    return undefined;
  try {
    return path.map((text: string) => new X509Certificate(Buffer.from(text, 'base64')));
  } catch {
    return undefined;
  }
}

/**
 * Judges a path against the certificates that are trusted. Each must be issued by the next, which must be an authority, and all must be valid at the moment. What is
 * revoked is not asked for: that would need a network.
 *
 * @param at milliseconds since the epoch
 * @see RFC 5280, section 6: signatures, names and dates of it; policies and name constraints are not evaluated
 */
export function judgePath(path: readonly X509Certificate[], anchors: readonly X509Certificate[], at: number): PathJudgement {
  for (const [index, certificate] of path.entries()) {
    const issuer = path[index + 1];
    if (issuer && !isIssuedBy(certificate, issuer))
      return bad(`the certificate of ${nameOf(certificate)} is not issued by the next of its path`);
  }
  if (anchors.length === 0) return undetermined('nobody said which authority is trusted: --ca FILE');
  const last = path.at(-1)!;
  const anchor = anchors.find((each) => each.fingerprint256 === last.fingerprint256 || isIssuedBy(last, each));
  if (!anchor) return bad(`no trusted authority stands behind ${nameOf(last)}`);
  const outdated = [...path, anchor].find((each) => at < each.validFromDate.getTime() || at > each.validToDate.getTime());
  return outdated
    ? undetermined(
        `the certificate of ${nameOf(outdated)} is valid from ${outdated.validFrom} to ${outdated.validTo} only: --at TIME judges for another moment`,
      )
    : { trusted: true };
}

/** Whom a certificate names: its alternative names, or else its subject. */
export function nameOf({ subject, subjectAltName }: X509Certificate): string {
  return subjectAltName ?? subject?.replaceAll('\n', ', ') ?? 'nobody';
}

function isIssuedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  return issuer.ca && certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
}

function bad(reason: string): PathJudgement {
  return { trusted: false, verdict: 'bad', reason };
}

function undetermined(reason: string): PathJudgement {
  return { trusted: false, verdict: 'undetermined', reason };
}
