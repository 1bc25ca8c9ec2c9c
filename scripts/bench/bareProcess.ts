// Runs the bare server as a process of its own: what is measured never shares a loop with who measures.
import { type BareForm, startBareServer } from './bareServer.ts';

process.on('message', (start: { uri: string; form: BareForm; secret: string }) => {
  startBareServer(start.uri, start.form, start.secret).then(
    ({ port }) => process.send?.({ port }),
    (error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      process.exit(1);
    },
  );
});
