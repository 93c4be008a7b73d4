import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { Decision, FindingNote } from '../../data/answers.ts';
import { ServerError, tellServer } from '../../data/ask-server.ts';
import { forgetToken, keepToken, readToken } from '../../data/token.ts';
import { Step } from '../../parts/drawer.tsx';
import { stateWords } from './finding-columns.tsx';
import styles from './findings.module.css';
import { justificationWords } from './justification-words.ts';

/** Who decided last in this browser: mostly it is the same person again. */
const authorKey = 'waybill-author';

/** Takes what somebody decides about a finding: what it is, why, until when, and for which asset. */
export function DecisionForm({ finding }: { readonly finding: FindingNote }) {
  const [state, setState] = useState('inTriage');
  const [hasToken, setHasToken] = useState(readToken() !== undefined);
  const queries = useQueryClient();
  const decide = useMutation({
    mutationFn: (decision: Decision) =>
      tellServer<FindingNote>(`findings/${encodeURIComponent(finding.finding)}/audits`, decision, readToken() ?? ''),
    onSuccess: () => queries.invalidateQueries(),
    onError: (error) => {
      if (!(error instanceof ServerError) || error.code !== 'no-token') return;
      forgetToken();
      setHasToken(false);
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const text = (name: string) => String(fields.get(name) ?? '').trim() || undefined;
    const token = text('token');
    if (token !== undefined) {
      keepToken(token);
      setHasToken(true);
    }
    const author = text('author') ?? '';
    localStorage.setItem(authorKey, author);
    decide.mutate({
      state,
      author,
      comment: text('comment'),
      expires: text('expires'),
      asset: text('asset'),
      justification: state === 'notAffected' ? text('justification') : undefined,
    });
  };
  return (
    <Step title="Decide">
      <form className={styles.form} onSubmit={submit}>
        <label>
          State
          <select name="state" value={state} onChange={(event) => setState(event.currentTarget.value)}>
            {Object.entries(stateWords).map(([id, words]) => (
              <option key={id} value={id}>
                {words}
              </option>
            ))}
          </select>
        </label>
        {state === 'notAffected' && (
          <label>
            Because
            <select name="justification" required>
              {Object.entries(justificationWords).map(([id, words]) => (
                <option key={id} value={id}>
                  {words}
                </option>
              ))}
            </select>
          </label>
        )}
        <label>
          Comment
          <textarea name="comment" rows={3} maxLength={4000} />
        </label>
        <label>
          Holds on
          <select name="asset">
            <option value="">all assets</option>
            {finding.assets.map((asset) => (
              <option key={asset} value={asset}>
                {asset}
              </option>
            ))}
          </select>
        </label>
        <label>
          Until (no date: for good)
          <input name="expires" type="date" min={tomorrow()} />
        </label>
        <label>
          Who decides
          <input name="author" required maxLength={200} autoComplete="name" defaultValue={localStorage.getItem(authorKey) ?? ''} />
        </label>
        {!hasToken && (
          <label>
            Token that `waybill up` printed
            <input name="token" type="password" required autoComplete="off" />
          </label>
        )}
        {decide.error && (
          <p className={styles.refused} role="alert">
            {decide.error.message} Nothing was kept.
          </p>
        )}
        {decide.isSuccess && (
          <p className={styles.kept} role="status">
            Kept. It hangs on what the component is, and stays with it.
          </p>
        )}
        <Button type="submit" size="compact-sm" loading={decide.isPending}>
          Record the decision
        </Button>
      </form>
    </Step>
  );
}

function tomorrow(): string {
  return new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
}
