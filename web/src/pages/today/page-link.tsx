import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { parseSearch } from '../../data/search-text.ts';

/** Leads to what an answer names: a page of the application where it begins with a slash, else a question. */
export function PageLink({ link, children }: { readonly link: string; readonly children: ReactNode }) {
  if (!link.startsWith('/')) {
    return (
      <Link to="/" search={{ q: link }}>
        {children}
      </Link>
    );
  }
  const [path = '/', search = ''] = link.split('?');
  const name = /^\/assets\/([^/]+)$/.exec(path)?.[1];
  if (name !== undefined) {
    return (
      <Link to="/assets/$name" params={{ name: decodeURIComponent(name) }} search={{}}>
        {children}
      </Link>
    );
  }
  return (
    <Link to={path} search={parseSearch(search)}>
      {children}
    </Link>
  );
}
