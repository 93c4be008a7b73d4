import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ExplainAnswer, FindingNote } from '../../data/answers.ts';
import { findingQuery } from '../../data/queries.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { Drawer, Step } from '../../parts/drawer.tsx';
import { Moment } from '../../parts/moment.tsx';
import { TruthMark } from '../../truth/truth-mark.tsx';
import { tellCount } from '../../words/counts.ts';
import { DecisionForm } from './decision-form.tsx';
import { truthOf } from './finding-state.ts';
import styles from './findings.module.css';
import { PriorityMark } from './priority-mark.tsx';
import { Records } from './records.tsx';
import { Said } from './said.tsx';

/** How many assets are named. */
const shown = 8;

/** Why a finding is one: which record, which clause, by which name, where, what was decided; and what to decide. */
export function FindingDrawer({ name, onClose }: { readonly name: string; readonly onClose: () => void }) {
  const { data, error } = useQuery(findingQuery(name));
  const finding = data?.finding ?? undefined;
  const title = finding ? (
    <>
      <TruthMark truth={truthOf(finding)} /> <span>because</span>
    </>
  ) : (
    <span>{data ? 'No finding any more' : 'Asking'}</span>
  );
  return (
    <Drawer label={`Why ${name}`} title={title} onClose={onClose}>
      {error && (
        <Step title="Failed">
          <p role="alert">{error.message}</p>
        </Step>
      )}
      {data && <Explained answer={data} />}
      {finding && <DecisionForm key={finding.finding} finding={finding} />}
      <footer>
        <CopyButton text={() => location.href}>Copy link to this finding</CopyButton>
      </footer>
    </Drawer>
  );
}

function Explained({ answer }: { readonly answer: ExplainAnswer }) {
  const { finding, records, seen, history, component, advisory } = answer;
  return (
    <>
      <Step title="Found">
        <p>
          <Link to="/" search={{ q: advisory }}>
            {advisory}
          </Link>
          {finding && finding.summary !== '' && `: ${finding.summary}`}
        </p>
        <code className={styles.purl}>{component}</code>
      </Step>
      {finding && <Urgency finding={finding} />}
      {finding && <Places finding={finding} />}
      <Records records={records} />
      {finding && <Said finding={finding} />}
      {seen.length > 0 && (
        <Step title="Evidence">
          <ul className={styles.evidence}>
            {seen.slice(0, shown).map(({ asset, from, to, evidence }) => (
              <li key={`${asset} ${from.by} ${evidence?.sha256}`}>
                <span>
                  {asset}, from <Moment time={from.by} />
                  {to && (
                    <>
                      {' '}
                      to <Moment time={to.by} />
                    </>
                  )}
                  {evidence && `: ${evidence.tools.join(', ') || 'unnamed tool'}`}
                </span>
                {evidence && <code title={evidence.sha256}>{evidence.sha256}</code>}
              </li>
            ))}
          </ul>
        </Step>
      )}
      {history.length > 0 && (
        <Step title="What became of it">
          <ol className={styles.evidence}>
            {history.map(({ time, what, cause }) => (
              <li key={`${time} ${what} ${cause}`}>
                <span>
                  <Moment time={time} />, <strong>{what}</strong>: {cause}
                </span>
              </li>
            ))}
          </ol>
        </Step>
      )}
    </>
  );
}

function Urgency({ finding: { priority } }: { readonly finding: FindingNote }) {
  return (
    <Step title="How urgent">
      <PriorityMark level={priority.level} />
      <ul>
        {priority.because.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Step>
  );
}

function Places({ finding: { places, pastAssets } }: { readonly finding: FindingNote }) {
  return (
    <Step title="Where">
      {places.map(({ state, why, assets }) => (
        <div key={`${state} ${why}`} className={styles.place}>
          <TruthMark truth={truthOf({ state })} />
          <p>{why}</p>
          <p className={styles.dim}>
            {assets.slice(0, shown).map((asset, index) => (
              <span key={asset}>
                {index > 0 && ', '}
                <Link to="/assets/$name" params={{ name: asset }} search={{}}>
                  {asset}
                </Link>
              </span>
            ))}
            {assets.length > shown && ` and ${assets.length - shown} more`}
          </p>
        </div>
      ))}
      {places.length === 0 && <p>On no asset any more.</p>}
      {pastAssets.length > 0 && <p className={styles.dim}>{tellCount(pastAssets.length, 'asset')} had it before.</p>}
    </Step>
  );
}
