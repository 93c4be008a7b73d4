import { Check, CircleDashed, ClockAlert } from 'lucide-react';
import type { AssetCoverage } from '../../data/answers.ts';
import { sightOf } from './asset-state.ts';
import styles from './assets.module.css';

const icons = { fresh: Check, stale: ClockAlert, 'never seen': CircleDashed };

/** Whether an asset can be seen, with icon and word. Fresh is plain: green is for what was judged and is not affected. */
export function SightMark({ asset }: { readonly asset: AssetCoverage }) {
  const sight = sightOf(asset);
  const Icon = icons[sight];
  return (
    <span className={styles.sight} data-sight={sight}>
      <Icon size={14} aria-hidden />
      {sight}
    </span>
  );
}
