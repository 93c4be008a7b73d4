import { createRootRoute, createRoute, createRouter, retainSearchParams } from '@tanstack/react-router';
import { parseSearch, stringifySearch } from './data/search-text.ts';
import { AskPage } from './pages/ask/ask-page.tsx';
import { AssetPage } from './pages/asset/asset-page.tsx';
import { AssetsPage } from './pages/assets/assets-page.tsx';
import { CoveragePage } from './pages/coverage/coverage-page.tsx';
import { FindingsPage } from './pages/findings/findings-page.tsx';
import { readFindingsSearch } from './pages/findings/findings-search.ts';
import { TodayPage } from './pages/today/today-page.tsx';
import { Failure } from './parts/failure.tsx';
import { Lost } from './parts/lost.tsx';
import { Shell } from './shell/shell.tsx';
import { readTableSearch, type TableSearch } from './table/table-search.ts';
import { readWhen, type When, whenKeys } from './time/when.ts';

const root = createRootRoute({
  component: Shell,
  notFoundComponent: Lost,
  validateSearch: (search: Record<string, unknown>): When => readWhen(search),
  search: { middlewares: [retainSearchParams([...whenKeys])] },
});

const ask = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: AskPage,
  validateSearch: (search: Record<string, unknown>): TableSearch & { readonly q?: string | undefined } => ({
    ...readTableSearch(search),
    q: typeof search.q === 'string' ? search.q : undefined,
  }),
});

const today = createRoute({ getParentRoute: () => root, path: '/today', component: TodayPage });

const assets = createRoute({
  getParentRoute: () => root,
  path: '/assets',
  component: AssetsPage,
  validateSearch: readTableSearch,
});

const asset = createRoute({
  getParentRoute: () => root,
  path: '/assets/$name',
  component: AssetPage,
  validateSearch: readTableSearch,
});

const coverage = createRoute({ getParentRoute: () => root, path: '/coverage', component: CoveragePage, validateSearch: readTableSearch });

const findings = createRoute({
  getParentRoute: () => root,
  path: '/findings',
  component: FindingsPage,
  validateSearch: readFindingsSearch,
});

export const router = createRouter({
  routeTree: root.addChildren([ask, today, assets, asset, findings, coverage]),
  parseSearch,
  stringifySearch,
  defaultPreload: false,
  defaultErrorComponent: ({ error, reset }) => <Failure error={error instanceof Error ? error : new Error(String(error))} again={reset} />,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
