import { Link } from '@tanstack/react-router';
import type { ImpactAnswer } from '../../data/answers.ts';
import { Command } from '../../parts/command.tsx';
import { CopyButton } from '../../parts/copy-button.tsx';
import styles from '../../parts/drawer.module.css';
import { Drawer, Step } from '../../parts/drawer.tsx';
import { Ago, Moment } from '../../parts/moment.tsx';
import { TruthMark } from '../../truth/truth-mark.tsx';
import type { AskRow } from './ask-row.ts';
import { wouldChange } from './would-change.ts';

interface Props {
  readonly row: AskRow;
  readonly understood: string;
  readonly remedy: ImpactAnswer['remedy'];
  readonly onClose: () => void;
}

/** How many advisories are named. */
const shown = 8;

/** Why a row says what it says: what was asked, what was found, which documents tell of it, and what would make it otherwise. */
export function WhyDrawer({ row, understood, remedy, onClose }: Props) {
  const { presence } = row;
  const toDo = remedy.find(({ advisory }) => row.advisories.includes(advisory));
  return (
    <Drawer
      label={`Why ${row.asset}`}
      onClose={onClose}
      title={
        <>
          <TruthMark truth={row.truth} /> <span>because</span>
        </>
      }
    >
      <Step title="Asked">{understood}</Step>
      <Step title="Found">
        <p>
          <Link to="/assets/$name" params={{ name: row.asset }} search={{}}>
            {row.asset}
          </Link>{' '}
          {presence ? (
            <>
              {presence.state === 'undetermined' ? 'may have' : presence.to === null ? 'has' : 'had'}{' '}
              <strong>
                {row.name} {row.version ?? 'without a version'}
              </strong>
            </>
          ) : (
            <>cannot tell</>
          )}
          : {row.why}.
        </p>
        {presence?.component.purl && <code className={styles.purl}>{presence.component.purl}</code>}
      </Step>
      {presence && (
        <Step title="When">
          <dl className={styles.facts}>
            <dt>came</dt>
            <dd>
              {presence.from.after === null ? (
                <>
                  by <Moment time={presence.from.by} />; nothing looked before
                </>
              ) : (
                <>
                  after <Moment time={presence.from.after} />, by <Moment time={presence.from.by} />
                </>
              )}
            </dd>
            <dt>went</dt>
            <dd>
              {presence.to === null ? (
                <>
                  not that anyone saw; last evidence <Ago time={presence.lastEvidence} />
                </>
              ) : (
                <>
                  {presence.to.after !== null && (
                    <>
                      after <Moment time={presence.to.after} />,{' '}
                    </>
                  )}
                  by <Moment time={presence.to.by} />
                </>
              )}
            </dd>
          </dl>
        </Step>
      )}
      <Step title="Evidence">
        {presence ? (
          <ul className={styles.evidence}>
            {presence.evidence.map(({ sha256, tools, time, stream }) => (
              <li key={sha256 + stream}>
                <span>
                  {tools.join(', ') || 'unnamed tool'}, <Moment time={time} />, kept
                </span>
                <span className={styles.dim}>{stream}</span>
                <code title={sha256}>{sha256}</code>
              </li>
            ))}
          </ul>
        ) : row.lastEvidence === null ? (
          <p>None: nothing was ever collected from it.</p>
        ) : (
          <p>
            The last is of <Moment time={row.lastEvidence} />, <Ago time={row.lastEvidence} />.
          </p>
        )}
      </Step>
      {presence && (
        <Step title="Stands on it">
          {presence.processes.length === 0 ? (
            <p>Nothing that the map tells.</p>
          ) : (
            <ul>
              {presence.processes.map(({ name, criticality, owner }) => (
                <li key={name}>
                  {name} ({criticality}, {owner ?? 'no owner'})
                </li>
              ))}
            </ul>
          )}
          {presence.services.length > 0 && <p className={styles.dim}>through {presence.services.join(', ')}</p>}
        </Step>
      )}
      {row.advisories.length > 0 && (
        <Step title="Affected by">
          <ul>
            {row.advisories.slice(0, shown).map((advisory) => (
              <li key={advisory}>
                <Link to="/" search={{ q: advisory }}>
                  {advisory}
                </Link>
              </li>
            ))}
            {row.advisories.length > shown && <li>and {row.advisories.length - shown} more</li>}
          </ul>
        </Step>
      )}
      {toDo && (
        <Step title="What to do">
          <p>{toDo.text}</p>
        </Step>
      )}
      <Step title="Would be otherwise if">
        <p>{wouldChange(row)}</p>
        {row.truth === 'undetermined' || row.truth === 'unseen' ? (
          <Command>{`waybill ingest DOCUMENT --asset ${row.asset}`}</Command>
        ) : null}
      </Step>
      <footer>
        <CopyButton text={() => location.href}>Copy link to this row</CopyButton>
      </footer>
    </Drawer>
  );
}
