// The chosen bar of the histogram, scrolled into sight where not all bars fit.

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
