/** Plain JavaScript: this runs before anything is installed. */
const wanted = [20, 19];

/** Ends the program with a plain sentence when Node is too old. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > wanted[0] || (major === wanted[0] && minor >= wanted[1])) return;
  console.error(
    `Sluice needs Node ${wanted.join('.')} or newer; this is Node ${process.versions.node}.\n` +
      'Install a current one from https://nodejs.org (or with `nvm install 20`) and run the command again.',
  );
  process.exit(1);
}
