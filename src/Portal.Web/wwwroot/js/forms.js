import { replaceWithAnswer } from './html.js';

/** A second click on the same button sends nothing; the server would refuse it, but people should not have to see that. */
export function sendOnce() {
  document.addEventListener('submit', event => {
    const form = event.target;
    if (form.method !== 'post' || event.defaultPrevented)
      return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }

    form.dataset.sent = 'yes';
    event.submitter?.setAttribute('aria-busy', 'true');
  });
  // The way back shows the page as it was left: it may be sent again.
  window.addEventListener('pageshow', () => {
    for (const form of document.querySelectorAll('form[data-sent]'))
      delete form.dataset.sent;
    for (const button of document.querySelectorAll('button[aria-busy]'))
      button.removeAttribute('aria-busy');
  });
}

/** form[data-autosave="url"]: keeps what is typed, at most five seconds after it was. The element named by
 *  data-autosave-status says so in the words of its data-saved and data-failed. */
export function keepDrafts() {
  for (const form of document.querySelectorAll('form[data-autosave]')) {
    const status = document.getElementById(form.dataset.autosaveStatus);
    let timer, running;
    const save = async () => {
      timer = undefined;
      running = new AbortController();
      const typed = new FormData(form);
      for (const [name, value] of [...typed])
        if (value instanceof File)
          typed.delete(name);
      let kept = false;
      try {
        kept = (await fetch(form.dataset.autosave, { method: 'POST', body: typed, redirect: 'manual', signal: running.signal })).ok;
      } catch {
        // No line: the next change tries again.
      }

      if (status)
        status.textContent = kept ? status.dataset.saved : status.dataset.failed;
    };
    form.addEventListener('input', () => timer ??= setTimeout(save, 5000));
    // What is on its way must not arrive after what is sent now.
    form.addEventListener('submit', () => {
      clearTimeout(timer);
      running?.abort();
    });
  }
}

/** textarea[data-check="url"]: asks for a verdict on each line while lines are pasted and typed. */
export function checkLines() {
  for (const lines of document.querySelectorAll('textarea[data-check]')) {
    const target = document.getElementById(lines.dataset.checkTarget);
    let timer, running;
    const check = async () => {
      running?.abort();
      running = new AbortController();
      target.setAttribute('aria-busy', 'true');
      try {
        const answer = await fetch(lines.dataset.check, { method: 'POST', body: new FormData(lines.form), signal: running.signal });
        if (answer.ok)
          replaceWithAnswer(target, await answer.text());
        target.removeAttribute('aria-busy');
      } catch (stopped) {
        // A newer check is on its way, or there is no line: sending the form checks the lines as well.
        if (stopped.name !== 'AbortError')
          target.removeAttribute('aria-busy');
      }
    };
    if (target)
      lines.addEventListener('input', () => {
        clearTimeout(timer);
        timer = setTimeout(check, 400);
      });
  }
}
