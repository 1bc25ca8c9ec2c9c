import { type ComponentType, lazy, Suspense, useEffect, useState } from 'react';

interface Openable {
  opened: boolean;
}

/**
 * A dialog whose file comes when it is opened for the first time. It is closed for a moment even then: a dialog that sees
 * itself open gives the focus back to where it came from.
 */
export function lazyDialog<Props extends Openable>(load: () => Promise<ComponentType<Props>>) {
  const Loaded = lazy(async () => ({ default: opensWhenThere(await load()) }));
  return function LazyDialog(props: Props) {
    const [wanted, setWanted] = useState(props.opened);
    if (props.opened && !wanted) setWanted(true);
    return <Suspense fallback={null}>{wanted && <Loaded {...props} />}</Suspense>;
  };
}

function opensWhenThere<Props extends Openable>(Dialog: ComponentType<Props>) {
  return function OpensWhenThere(props: Props) {
    const [there, setThere] = useState(false);
    useEffect(() => setThere(true), []);
    return <Dialog {...props} opened={there && props.opened} />;
  };
}
