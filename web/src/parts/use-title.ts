import { useEffect } from 'react';

/** Names the page, for the browser's tab and history. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title === '' ? 'Waybill' : `${title} – Waybill`;
  }, [title]);
}
