// The one door from text to HTML. The policy takes pages of this portal only: what comes in is parsed in a document of its
// own, where nothing runs, and scripts are dropped before anything is taken over.
const policy = globalThis.trustedTypes?.createPolicy('docket', { createHTML: text => text });

/** Parses a page or a part of one. */
export function parse(text) {
  const parsed = new DOMParser().parseFromString(policy ? policy.createHTML(text) : text, 'text/html');
  for (const script of parsed.querySelectorAll('script'))
    script.remove();
  return parsed;
}

/** Puts what stands in the same place of the answer into an element; a status keeps its element, so that it is read out. */
export function replaceWithAnswer(element, text) {
  const answer = parse(text);
  const fresh = answer.getElementById(element.id) ?? answer.body;
  const spoken = element.querySelector('[role=status]');
  const status = fresh.querySelector('[role=status]');
  if (spoken && status) {
    const words = status.textContent;
    status.replaceWith(spoken);
    if (spoken.textContent !== words)
      spoken.textContent = words;
  }

  element.replaceChildren(...fresh.childNodes);
}
