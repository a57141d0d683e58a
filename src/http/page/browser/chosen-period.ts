// Is the chosen bar of the histogram in sight? Where not all bars fit, the newest are, and the chosen one
// may be elsewhere.

/** Scrolls the histogram, and nothing else, so that its chosen bar is in the middle. */
export function showChosenPeriod(view: HTMLElement): void {
  const list = view.querySelector('.histogram')
  const chosen = list?.querySelector('[aria-current]')
  if (list == null || chosen == null) return
  list.scrollLeft += middleOf(chosen) - middleOf(list)
}

function middleOf(element: Element): number {
  const { left, width } = element.getBoundingClientRect()
  return left + width / 2
}
