import { backUp, restore } from '../../ledger/backup.ts';
import { type Verified, verifyLedger } from '../../ledger/verify.ts';
import type { Data } from '../open-data.ts';

export { restore };

export interface VerifyAnswer extends Verified {
  readonly schema: 'waybill/db-verify/1';
}

export function verifyData({ ledger }: Data, onProgress: (done: number, total: number) => void): VerifyAnswer {
  return { schema: 'waybill/db-verify/1', ...verifyLedger(ledger, onProgress) };
}

export function backUpData({ ledger, folder }: Data, target: string): void {
  backUp(ledger, folder, target);
}
