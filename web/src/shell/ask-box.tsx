import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { assetsQuery, understandQuery } from '../data/queries.ts';
import styles from './ask-box.module.css';
import { type Suggestion, suggest } from './suggest.ts';
import { Understanding } from './understanding.tsx';
import { useKeys } from './use-keys.ts';

/** The one box: it takes whatever can be asked for and tells, while one types, what it understood. */
export function AskBox() {
  const { q: asked = '' } = useSearch({ strict: false });
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(asked);
  const [open, setOpen] = useState(false);
  const [marked, setMarked] = useState(-1);
  useEffect(() => setText(asked), [asked]);

  const [settled] = useDebouncedValue(text.trim(), 150);
  const understood = useQuery({ ...understandQuery(settled), enabled: open && settled !== '' });
  const assets = useQuery({ ...assetsQuery, enabled: open });
  const suggestions = open ? suggest(text, assets.data?.assets ?? []) : [];

  const focus = (event: Event) => {
    event.preventDefault();
    input.current?.focus();
    input.current?.select();
  };
  useKeys({ '/': focus, 'mod+k': focus });

  const leave = () => {
    setOpen(false);
    setMarked(-1);
    input.current?.blur();
  };
  const take = (suggestion: Suggestion) => {
    leave();
    if (suggestion.kind === 'asset') navigate({ to: '/assets/$name', params: { name: suggestion.text }, search: {} });
    else navigate({ to: '/', search: { q: suggestion.text } });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const chosen = suggestions[marked];
    if (chosen) return take(chosen);
    if (text.trim() === '') return;
    leave();
    navigate({ to: '/', search: { q: text.trim() } });
  };
  const move = (event: KeyboardEvent) => {
    if (event.key === 'Escape') leave();
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    const step = event.key === 'ArrowDown' ? 1 : -1;
    setMarked((at) => Math.min(suggestions.length - 1, Math.max(-1, at + step)));
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: the element `search` holds no form that can be sent
    <form className={styles.form} role="search" onSubmit={submit}>
      <Search className={styles.icon} size={15} aria-hidden />
      <input
        ref={input}
        className={styles.input}
        value={text}
        role="combobox"
        aria-label="Ask for a name, purl, range, hash, signer, CVE, supplier, domain or host"
        aria-autocomplete="list"
        aria-expanded={suggestions.length > 0}
        aria-controls="suggestions"
        aria-activedescendant={suggestions[marked] ? `suggestion-${marked}` : undefined}
        placeholder="Name, purl, range, hash, signer, CVE, host…"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        enterKeyHint="search"
        onChange={(event) => {
          setText(event.currentTarget.value);
          setMarked(-1);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={move}
      />
      <kbd className={styles.key} aria-hidden>
        /
      </kbd>
      {open && (
        <div className={styles.popup}>
          <Understanding text={settled} understood={understood.data} error={understood.error} waiting={settled !== text.trim()} />
          <div id="suggestions" role="listbox" aria-label="Suggestions" hidden={suggestions.length === 0}>
            {suggestions.map((suggestion, index) => (
              <div
                key={suggestion.kind + suggestion.text}
                id={`suggestion-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={index === marked}
                onMouseDown={(event) => {
                  event.preventDefault();
                  take(suggestion);
                }}
              >
                <span className={styles.hint}>{suggestion.hint}</span>
                <code>{suggestion.text}</code>
              </div>
            ))}
          </div>
        </div>
      )}
    </form>
  );
}
