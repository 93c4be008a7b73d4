import { FAILSAFE_SCHEMA, load, nullCoreTag } from 'js-yaml';
import { messageOf } from '../../../domain/errors.ts';
import { limits } from '../../../platform/limits.ts';
import { boundedAliases } from '../../../platform/yaml/bounded-aliases.ts';
import { fieldsOf, looseObjectsAt, looseTextAt, objectsAt, requiredTextAt, unreadable } from '../../fields.ts';
import type { FeedFile } from '../source.ts';
import type { Product } from './product.ts';
import { endOf } from './read-api.ts';

/** Cycles and versions are text: 3.10 is not 3.1. */
const schema = FAILSAFE_SCHEMA.withTags(nullCoreTag);

/** A page of the site's source: facts in YAML between two lines of dashes, then text. */
export function isPage({ path, bytes }: FeedFile): boolean {
  if (!/\.md$/i.test(path)) return false;
  const text = Buffer.from(bytes).toString('utf8');
  return /^---\r?\n/.test(text) && /^releases:/m.test(text);
}

export function readPage({ path, bytes }: FeedFile): Product {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  const facts = /^---\r?\n([\s\S]*?)\r?\n---\s*(?:\n|$)/.exec(text)?.[1];
  if (facts === undefined) throw unreadable('', 'does not end its facts with a line of dashes');
  const fields = fieldsOf(yamlOf(facts));
  const name = (looseTextAt(fields, 'permalink') ?? path.slice(path.lastIndexOf('/') + 1).replace(/\.md$/i, '')).replace(/^\//, '');
  return {
    name,
    label: looseTextAt(fields, 'title') ?? name,
    purls: looseObjectsAt(fields, 'identifiers').flatMap((identifier) => looseTextAt(identifier, 'purl') ?? []),
    cycles: objectsAt(fields, 'releases').map((release) => ({
      name: requiredTextAt(release, 'releaseCycle'),
      ends: endOf(release, 'eol'),
    })),
  };
}

function yamlOf(text: string): unknown {
  try {
    return boundedAliases(load(text, { schema, maxDepth: limits.documentDepth, maxAliases: limits.advisoryAliases }), text);
  } catch (error) {
    throw unreadable('', `is not YAML: ${messageOf(error).split('\n', 1)[0]}`);
  }
}
