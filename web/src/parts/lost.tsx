import { Link } from '@tanstack/react-router';
import styles from './parts.module.css';

export function Lost() {
  return (
    <section className={styles.failure}>
      <h1>No page is here.</h1>
      <p>
        <Link to="/">Ask</Link> what you look for, or look at <Link to="/today">today</Link>.
      </p>
    </section>
  );
}
