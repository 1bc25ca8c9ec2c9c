/** What jsdom lacks and Mantine asks for. An empty query matches everything, as in browsers: the table hides its cells otherwise. */
const noop = () => undefined;

Object.defineProperty(window, 'matchMedia', {
  writable: true,
  value: (query: string) => ({
    matches: query === '',
    media: query,
    onchange: null,
    addListener: noop,
    removeListener: noop,
    addEventListener: noop,
    removeEventListener: noop,
    dispatchEvent: () => false,
  }),
});

class Watcher {
  observe = noop;
  unobserve = noop;
  disconnect = noop;
}
Object.assign(window, { ResizeObserver: Watcher, IntersectionObserver: Watcher, scrollTo: noop });
Element.prototype.scrollIntoView = noop;
