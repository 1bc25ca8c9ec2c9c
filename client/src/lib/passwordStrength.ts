/** What every password needs; the server says the same (services/access/passwords.ts) and decides. */
export const leastPasswordLength = 10;

export interface PasswordStrength {
  /** 0 nothing typed, 1 refused, 2 enough, 3 strong. */
  level: 0 | 1 | 2 | 3;
  text: string;
}

const triedFirst =
  /^(.)\1*$|^(0?1234567890?)+|^(qwerty|password|passw0rd|letmein|welcome|iloveyou|admin)[\d\W]*$/i;

/** How good a password is while it is typed: length counts most, as it does for whoever guesses. */
export function computePasswordStrength(password: string, email = ''): PasswordStrength {
  const { length } = password;
  if (length === 0) return { level: 0, text: `At least ${leastPasswordLength} characters` };
  const name = email.toLowerCase().split('@')[0] ?? '';
  const own = name.length > 3 && password.toLowerCase() === name;
  if (own || triedFirst.test(password)) {
    return { level: 1, text: 'This is one that is tried first: choose another' };
  }
  const missing = leastPasswordLength - length;
  if (missing > 0) {
    return { level: 1, text: `${missing} more ${missing === 1 ? 'character' : 'characters'}` };
  }
  if (length >= 16 && new Set(password).size >= 8) return { level: 3, text: 'Strong' };
  return { level: 2, text: 'Good; a few words more make it strong' };
}
