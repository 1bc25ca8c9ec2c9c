/**
 * Loaded before a child's own program (`node --import`): ends the child when its parent is gone, so that
 * a killed `npm start` leaves nobody behind who holds the port. Sends SIGTERM to itself first.
 */
const graceMs = 8000;

process.once('disconnect', () => {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.exit(1), graceMs).unref();
});
process.channel?.unref();
