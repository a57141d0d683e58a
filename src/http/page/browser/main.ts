// The pages' script: what a browser with JavaScript does beyond links and forms, which all work without
// it. Puts the parts together.
import { showChosenPeriod } from './chosen-period.ts'
import { startCombobox } from './combobox.ts'
import { startRelated } from './related.ts'
import { startShortcut } from './shortcut.ts'
import { startTimes } from './times.ts'
import { startViews } from './views.ts'

const form = document.querySelector<HTMLFormElement>('#search')
const input = document.querySelector<HTMLInputElement>('#q')
const view = document.querySelector<HTMLElement>('#view')
const status = document.querySelector<HTMLElement>('#status')

if (form !== null && input !== null && view !== null && status !== null) {
  const times = startTimes()
  startShortcut(input)
  startRelated(view, times.write)
  showChosenPeriod(view)
  let stopViews = (): void => undefined
  const combobox = startCombobox(form, input, () => {
    stopViews()
  })
  if (view.dataset['live'] !== undefined) {
    const onShown = (shown: HTMLElement): void => {
      times.write(shown)
      showChosenPeriod(shown)
    }
    const parts = { form, input, view, status, onShown, onCommit: combobox.close }
    stopViews = startViews(parts).stop
  }
}
