import { describe, expect, it } from 'vitest'
import { decodeMarkup, decodePlain } from '../../src/sources/decode-text.ts'

const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Uint8Array.from(
    parts.flatMap((part) =>
      typeof part === 'string' ? [...new TextEncoder().encode(part)] : part,
    ),
  )
/** `é` in windows-1252 and ISO 8859-1. */
const E_ACUTE = [0xe9]

describe('decodeMarkup', () => {
  it.each<[string, Uint8Array, string | undefined, string]>([
    ['UTF-8 where nothing is said', bytes('<p>é'), undefined, '<p>é'],
    [
      'windows-1252 where nothing is said and it is not UTF-8',
      bytes('<p>', [0x93]),
      undefined,
      '<p>“',
    ],
    [
      'the XML declaration',
      bytes('<?xml version="1.0" encoding="ISO-8859-2"?>', [0xb1]),
      undefined,
      '<?xml version="1.0" encoding="ISO-8859-2"?>ą',
    ],
    ['<meta charset>', bytes('<meta charset=koi8-r>', [0xc1]), undefined, '<meta charset=koi8-r>а'],
    [
      '<meta http-equiv>',
      bytes('<meta http-equiv="a" content="text/html; charset=windows-1251">', [0xe0]),
      undefined,
      '<meta http-equiv="a" content="text/html; charset=windows-1251">а',
    ],
    [
      'the server before the document',
      bytes('<meta charset=koi8-r>é'),
      'utf-8',
      '<meta charset=koi8-r>é',
    ],
    ['a byte order mark before the server', bytes([0xef, 0xbb, 0xbf], 'é'), 'koi8-r', 'é'],
    ['UTF-16 with its mark', bytes([0xff, 0xfe, 0x3c, 0, 0xe9, 0]), undefined, '<é'],
    [
      'UTF-8 where single bytes speak of UTF-16',
      bytes('<meta charset=utf-16>é'),
      undefined,
      '<meta charset=utf-16>é',
    ],
    [
      'UTF-8 where nobody knows the name',
      bytes('<meta charset=klingon>é'),
      'x-mars',
      '<meta charset=klingon>é',
    ],
  ])('takes %s', (_, content, charset, text) => {
    expect(decodeMarkup(content, charset)).toEqual({ text })
  })

  it.each([
    ['windows-1252', 'Das Café, schräg gegenüber'],
    ['koi8-r', 'Пожар в порту'],
    ['gb2312', '港口今天上午关闭两台起重机'],
    ['shift_jis', '港は今日の午前に閉鎖された'],
  ])('reads UTF-8 as such though the document says %s', (label, words) => {
    const text = `<meta charset=${label}>${words}`
    expect(decodeMarkup(bytes(text))).toEqual({ text })
    expect(decodeMarkup(bytes(words), label)).toEqual({ text: words })
  })

  it('reads bytes of two that could be UTF-8, too, as what they are said to be', () => {
    // Two characters of GBK that are two of UTF-8 as well.
    const text = decodeMarkup(bytes('<meta charset=gbk>', [0xc1, 0xaa, 0xcd, 0xa8])).text
    expect(text).toBe('<meta charset=gbk>联通')
  })

  it('puts U+FFFD for what does not fit, and says so', () => {
    expect(decodeMarkup(bytes('<meta charset=utf-8>Käse, Brötchen, caf', E_ACUTE))).toEqual({
      text: '<meta charset=utf-8>Käse, Brötchen, caf\ufffd',
      problem: '1 character that its encoding (utf-8) does not have',
    })
  })

  it('reads what is said to be UTF-8 and is not as windows-1252, and says so', () => {
    expect(decodeMarkup(bytes('<meta charset=utf-8>caf', E_ACUTE, ' et th', E_ACUTE))).toEqual({
      text: '<meta charset=utf-8>café et thé',
      problem: 'not UTF-8, as it is said to be: read as windows-1252',
    })
  })
})

describe('decodePlain', () => {
  it('reads UTF-8, and UTF-16 with its mark', () => {
    expect(decodePlain(bytes('é'))).toBe('é')
    expect(decodePlain(bytes([0xfe, 0xff, 0, 0xe9]))).toBe('é')
  })

  it('reads nothing else', () => {
    expect(decodePlain(bytes('caf', E_ACUTE))).toBeUndefined()
    expect(decodePlain(bytes([0xff, 0xfe, 0x00, 0xd8]))).toBeUndefined()
  })
})
