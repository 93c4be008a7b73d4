const key = 'waybill-token';

/** What the server asks of who writes; kept until the tab is closed. Undefined where nobody gave it. */
export function readToken(): string | undefined {
  return sessionStorage.getItem(key) ?? undefined;
}

export function keepToken(token: string): void {
  sessionStorage.setItem(key, token);
}

export function forgetToken(): void {
  sessionStorage.removeItem(key);
}
