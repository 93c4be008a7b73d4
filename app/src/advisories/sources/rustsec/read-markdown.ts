import { parse } from 'smol-toml';
import { messageOf } from '../../../domain/errors.ts';
import { fieldsOf, looseTextAt, objectAt, unreadable } from '../../fields.ts';
import { unreadRecord } from '../gap-of.ts';
import type { FeedFile, FeedRecord } from '../source.ts';
import { readAdvisory } from './read-advisory.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** One file: facts between fences, then a title, then the text for people. */
export function readMarkdown({ path, bytes }: FeedFile): FeedRecord {
  let subject: string | undefined;
  try {
    const text = utf8.decode(bytes);
    const parts = /^```toml\r?\n([\s\S]*?)\r?\n```[^\n]*(?:\n|$)([\s\S]*)$/.exec(text);
    if (!parts) throw unreadable('', 'does not begin with its facts between ```toml and ```');
    const facts = fieldsOf(tomlOf(parts[1]!));
    const advisory = objectAt(facts, 'advisory');
    subject = advisory && looseTextAt(advisory, 'id');
    return { kind: 'advisory', advisory: readAdvisory(facts, parts[2]!, path) };
  } catch (error) {
    return unreadRecord(error, path, subject);
  }
}

function tomlOf(text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    throw unreadable('', `is not TOML: ${messageOf(error)}`);
  }
}
