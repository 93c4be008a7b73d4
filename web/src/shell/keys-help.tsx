import { Modal } from '@mantine/core';
import styles from './keys-help.module.css';

const keys = [
  ['/', 'ask (also Ctrl K or ⌘ K)'],
  ['t', 'set the time'],
  ['j', 'next row'],
  ['k', 'row before'],
  ['Enter', 'open the row'],
  ['e', 'explain the row'],
  ['x', 'select the row'],
  ['Esc', 'close what is open'],
  ['?', 'these keys'],
] as const;

export function KeysHelp({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  return (
    <Modal.Root opened={opened} onClose={onClose} size="sm" centered transitionProps={{ duration: 80 }}>
      <Modal.Overlay />
      <Modal.Content>
        <div className={styles.head}>
          <Modal.Title>Keys</Modal.Title>
          <Modal.CloseButton aria-label="Close" />
        </div>
        <Modal.Body>
          <dl className={styles.keys}>
            {keys.map(([key, meaning]) => (
              <div key={key}>
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{meaning}</dd>
              </div>
            ))}
          </dl>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
