// Settings for operators (metrics, keys, limits): rows of the table in settings.ts.

/** The rows, in the order in which they are shown. */
export const OPERATOR_SETTINGS = [
  {
    key: 'metrics',
    variable: 'LEDE_METRICS',
    flag: '--metrics <boolean>',
    default: 'true',
    expected: 'true or false',
    meaning: 'answers GET /metrics, for Prometheus',
  },
  {
    key: 'adminToken',
    variable: 'LEDE_ADMIN_TOKEN',
    default: '',
    expected: 'printable ASCII characters without spaces',
    meaning: 'secret that opens /admin/queries, which counts what readers search for',
  },
  {
    key: 'apiKeys',
    variable: 'LEDE_API_KEYS',
    default: '',
    expected: 'one key or more of printable ASCII characters, separated by commas',
    meaning: 'keys of which each request has to carry one, health checks aside',
  },
  {
    key: 'apiKeysFile',
    variable: 'LEDE_API_KEYS_FILE',
    flag: '--api-keys-file <file>',
    default: '',
    expected: 'a file',
    meaning: 'file of further keys, one a line; lines that begin with # are comments',
  },
  {
    key: 'rateLimit',
    variable: 'LEDE_RATE_LIMIT',
    flag: '--rate-limit <number>',
    default: '0',
    expected: 'an integer from 0 to 1000000000',
    meaning: 'requests that each key, or else each address, may make in a window; 0 is any number',
  },
  {
    key: 'rateWindowS',
    variable: 'LEDE_RATE_WINDOW_S',
    flag: '--rate-window-s <s>',
    default: '60',
    expected: 'an integer from 1 to 86400',
    meaning: 'length of that window, seconds',
  },
  {
    key: 'trustProxy',
    variable: 'LEDE_TRUST_PROXY',
    flag: '--trust-proxy <proxies>',
    default: '',
    expected: 'a number from 1 to 100, or addresses and subnets parted by commas',
    meaning:
      'proxies whose X-Forwarded-For is believed: how many, or addresses, subnets, loopback, uniquelocal',
  },
] as const
