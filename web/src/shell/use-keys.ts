import { useEffect, useRef } from 'react';

/** What a key does; `mod+` before its name means Ctrl or Cmd. */
export type Keys = Readonly<Record<string, (event: KeyboardEvent) => void>>;

/** Listens to keys anywhere on the page, but not while someone types, nor while a window stands in front. */
export function useKeys(keys: Keys): void {
  const current = useRef(keys);
  current.current = keys;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || event.isComposing) return;
      const mod = event.ctrlKey || event.metaKey;
      const act = current.current[mod ? `mod+${event.key.toLowerCase()}` : event.key];
      if (!act || (!mod && isTaken(event.target))) return;
      act(event);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}

function isTaken(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('[aria-modal="true"], [role="menu"]')) return true;
  if (target instanceof HTMLInputElement) return !['radio', 'checkbox', 'button'].includes(target.type);
  return target.isContentEditable || /^(?:TEXTAREA|SELECT)$/.test(target.tagName);
}
