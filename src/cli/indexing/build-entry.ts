// What the thread runs on which `lede serve` builds its first index.
import { answerRequests } from '../../node/threads/answer-requests.ts'
import { runBuild } from './run-build.ts'

answerRequests(runBuild)
