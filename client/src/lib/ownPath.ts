const entrances = ['/sign-in', '/setup', '/welcome'];

/**
 * Where somebody goes after signing in: a place of this application, whatever the address asked for. Other sites,
 * other schemes and what a browser would read as such (`//host`, `/\host`) lead to `home`, so that nobody can send
 * people elsewhere through our sign-in page.
 */
export function toOwnPath(asked: string | undefined, origin: string, home = '/orders'): string {
  if (!asked?.startsWith('/')) return home;
  const place = readPlace(asked, origin);
  if (place === null || entrances.includes(place.pathname)) return home;
  const path = `${place.pathname}${place.search}${place.hash}`;
  return /^\/(?![/\\])/.test(path) ? path : home;
}

function readPlace(asked: string, origin: string): URL | null {
  try {
    const place = new URL(asked, origin);
    return place.origin === origin ? place : null;
  } catch {
    return null;
  }
}
