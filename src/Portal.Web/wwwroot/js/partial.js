import { replaceWithAnswer } from './html.js';

/** form[data-partial="id"]: a GET form refreshes one element in place. The address follows, so the view can be shared and
 *  reloaded; when anything fails the form is sent as it would be without script. */
export function refreshInPlace() {
  for (const form of document.querySelectorAll('form[data-partial]')) {
    const target = document.getElementById(form.dataset.partial);
    let timer, running;
    const refresh = async () => {
      running?.abort();
      // What a field does not take must not come to stand in the address, half typed or pasted by mistake.
      if (!form.checkValidity())
        return;
      running = new AbortController();
      const address = new URL(form.action, location.href);
      address.search = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ''));
      target.setAttribute('aria-busy', 'true');
      try {
        const answer = await fetch(address, { signal: running.signal });
        if (!answer.ok)
          throw new Error(String(answer.status));
        replaceWithAnswer(target, await answer.text());
        history.replaceState(null, '', address);
        target.removeAttribute('aria-busy');
      } catch (stopped) {
        if (stopped.name !== 'AbortError')
          form.submit();
      }
    };
    if (!target)
      continue;
    form.addEventListener('submit', event => {
      event.preventDefault();
      clearTimeout(timer);
      refresh();
    });
    form.addEventListener('input', () => {
      clearTimeout(timer);
      timer = setTimeout(refresh, 250);
    });
  }
}
