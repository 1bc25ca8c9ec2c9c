/**
 * A process of its own around the embedded mongod: Ctrl-C on the terminal must not reach the database
 * before the server has drained. Tells its parent the URI and stops on SIGTERM.
 */
import { startMongo } from './mongo.ts';

const report = (line: string) => console.log(line);

try {
  const dataDir = process.env['DATA_DIR'] ?? './data';
  const mongo = await startMongo(dataDir, process.env['MONGO_DATABASE'] ?? 'sluice', report);
  let asked = false;
  process.once('SIGTERM', () => {
    asked = true;
    void mongo.stop().finally(() => process.exit(0));
  });
  process.send?.({ uri: mongo.uri });
  setInterval(() => undefined, 60_000); // stays until it is told to go
  await mongo.ended;
  if (!asked) process.exit(1);
} catch (error) {
  process.send?.({ error: error instanceof Error ? error.message : String(error) });
  process.exitCode = 1;
}
