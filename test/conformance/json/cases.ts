/** Texts and bytes to parse. Ours: each group is what RFC 8259 says, written down from its grammar. */

export type Text = string | Uint8Array<ArrayBuffer>

const quoted = (inner: string): string => `"${inner}"`
const inArray = (inner: string): string => `[${inner}]`
const bytes = (...parts: readonly (string | readonly number[])[]): Text =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part)] : [...part])),
  )
const nested = (depth: number, open: string, close: string, inner = ''): string =>
  open.repeat(depth) + inner + close.repeat(depth)

const goodNumbers =
  `0 -1 1 10 1234567890 0.5 -0.5 10.25 0.000000000001 1e2 1E2 1e+2 1E+2 1e-2 1E-2 0e0 0E+0 0e-0
 1.5e3 -1.5E-3 123.456e7 9007199254740991 -9007199254740991 0.1 1e22 5e-324 1.7976931348623157e308 3.0 100e-2
 20e1 0.0 1.10`.split(/\s+/)

const goodStrings = [
  '',
  ' ',
  'a',
  'A long text, with punctuation; and: colons {braces} [brackets] and a / slash',
  '\\"',
  '\\\\',
  '\\/',
  '\\b',
  '\\f',
  '\\n',
  '\\r',
  '\\t',
  '\\u0041',
  '\\u00e9',
  '\\u00E9',
  '\\u20ac',
  '\\uD83D\\uDE00',
  '\\ud83d\\ude00',
  '\\u0022',
  '\\u005c',
  '\\\\u0041',
  '\\\\\\"',
  '\\u002f\\/',
  'é',
  '€',
  '😀',
  '漢字',
  'עברית',
  'e\u0301',
  '\u007f',
  '\u00a0',
  '\u2028',
  '\u2029',
  '\ufeffinside',
  "'",
  '`',
  '// no comment',
  '/* no comment */',
  'null',
  '\\\\n',
  '__proto__',
  'constructor',
].map(quoted)

const goodObjects = [
  '{}',
  '{ }',
  '{"a":1}',
  '{"a":null}',
  '{"":1}',
  '{" ":1}',
  '{"a":{},"b":[]}',
  '{"a":{"b":{"c":{}}}}',
  '{"a":1,"A":2}',
  '{"a":{"a":{"a":1}}}',
  '{"a":[{"a":1},{"a":2}]}',
  '{"\\u0061":1}',
  '{"é":1,"e\u0301":2}',
  '{"a\\"b":1}',
  '{"a:b":"c,d"}',
  '{"{":"}"}',
  '{"constructor":1}',
  '{"constructor":{"prototype":{"x":1}}}',
  '{"prototype":1}',
  '{"toString":1,"valueOf":2,"hasOwnProperty":3}',
  '{"__proto":1,"proto__":2,"_proto_":3}',
  '{"length":-1}',
  '{"then":1}',
  '{"toJSON":1}',
]

const goodArrays = [
  '[]',
  '[ ]',
  '[[]]',
  '[[],[]]',
  '[1]',
  '[1,2,3]',
  '[null,true,false]',
  '["a",1,{},[]]',
  '[[[[[[1]]]]]]',
  '[{"a":1},{"a":1}]',
]

/** RFC 8259 §2: space, tab, line feed, carriage return, around every token. */
const goodBlanks = [' ', '\t', '\n', '\r', '\r\n', ' \t\r\n '].flatMap((blank) => [
  `${blank}1${blank}`,
  `[${blank}1${blank},${blank}2${blank}]`,
  `{${blank}"a"${blank}:${blank}1${blank}}`,
])

/** Well-formed, so they must be taken, and be read as JSON.parse reads them. */
export const valid: readonly Text[] = [
  'null',
  'true',
  'false',
  ...goodNumbers,
  ...goodStrings,
  ...goodObjects,
  ...goodArrays,
  ...goodBlanks,
  bytes('"', [0xc2, 0x80], '"'),
  bytes('"', [0xdf, 0xbf], '"'),
  bytes('"', [0xe0, 0xa0, 0x80], '"'),
  bytes('"', [0xed, 0x9f, 0xbf], '"'),
  bytes('"', [0xee, 0x80, 0x80], '"'),
  bytes('"', [0xf0, 0x90, 0x80, 0x80], '"'),
  bytes('"', [0xf4, 0x8f, 0xbf, 0xbd], '"'),
]

/** Well-formed and as large as we take. */
export const largest: readonly Text[] = [
  nested(32, '[', ']'),
  nested(32, '[', ']', '1'),
  nested(32, '{"a":', '}', '1'),
  inArray(new Array(1_000).fill('1').join(',')),
  `{${Array.from({ length: 1_000 }, (_, place) => `"m${String(place)}":1`).join(',')}}`,
  quoted('x'.repeat(60_000)),
  `${' '.repeat(30_000)}1${' '.repeat(30_000)}`,
]

const badNumbers =
  `01 -01 00 -00 +1 .5 -.5 1. -1. 1.e1 1e 1E 1e+ 1E- 1e1.5 1e1e1 0x10 0X1F 0b1 0o7 1_000 1,000 NaN -NaN
 Infinity -Infinity +Infinity --1 -+1 - + -a 1a 1.2.3 1n 1f ½ ٣ １ 1e０ 1.5e 0e 2.e+3 -e1 e1 1-1 1+1 1/2 1.. ..1`.split(
    /\s+/,
  )

const badWords =
  `True TRUE False FALSE Null NULL nul nulll tru truee fals falsee undefined None nil void nan inf a null1
 truefalse *null \\u006eull`.split(/\s+/)

const badStrings = [
  '"',
  '"a',
  'a"',
  "'a'",
  '`a`',
  '“a”',
  '"a" "b"',
  '"a"b',
  '"a""b"',
  '"a\\"',
  '"\\',
  '\\"a\\"',
  '\\u0041',
  ...`\\a \\x41 \\' \\0 \\1 \\v \\e \\u \\u1 \\u12 \\u123 \\uGGGG \\u00g0 \\U0041 \\u{41} \\u+041 \\N \\😀 \\é`
    .split(' ')
    .map(quoted),
  '"\\ "',
  '"\\\n"',
  '"\\u 041"',
  // §7: control characters must be escaped
  ...Array.from({ length: 32 }, (_, code) => quoted(`a${String.fromCharCode(code)}b`)),
]

const badArrays =
  `[ ] [1 1] [1,] [,1] [,] [,,] [1,,2] [1}  [1) (1) [1;2] [1:2] [1]] [[1] [[1],2 [1],[2] [1][2] <1> [*] [..] [1,2
 ["a" ["a [1,"a [{] [}] [{"a":1] []1 1[]`.split(/\s+/)

const badObjects = [
  ...`{ } {a:1} {'a':1} {"a"} {"a":} {:1} {:} {"a":1,} {,"a":1} {,} {"a":1,,"b":2} {"a"=1} {"a"=>1} {"a"::1} {"a",1}
 {1:1} {null:1} {true:1} {[]:1} {{}:1} {"a":1}} {"a":1] {"a":1;"b":2} {"a":1}{"b":2} {"a":1},{"b":2} {"a":1,b:2}
 {"a":1}x {"a":"b} {"a:1} {"a":a} {"a"1} {[1]} {"a":1,"b"} {"a":1,"b":} {...a}`.split(/\s+/),
  '{"a" 1}',
  '{"a":1 "b":2}',
  '{"a" "b":1}',
  '{"a":1 2}',
  '"a":1',
]

const badComments = [
  '// a\n1',
  '1 // a',
  '/* a */1',
  '1/**/',
  '[1,/* a */2]',
  '{"a":1 /* b */}',
  '# a\n1',
  '1 # a',
  '-- a\n1',
  '<!-- a -->1',
  '/',
  '/*',
  '1 2',
  '1\n2',
  '[1] [2]',
  '{} {}',
  'null null',
  '1;',
  '=1',
  'x = 1',
  ')]}\',\n{"a":1}',
  'while(1);[1]',
]

/** No blanks of JSON, whatever Unicode says of them. */
const badBlanks = [
  '',
  ' ',
  '\n\n',
  ...[
    '\f',
    '\v',
    '\0',
    '\u0085',
    '\u00a0',
    '\u1680',
    '\u2000',
    '\u200b',
    '\u2028',
    '\u3000',
    '\ufeff',
  ].map((blank) => `[${blank}1]`),
]

/** §8.1: UTF-8, and well-formed at that (Unicode 3.9, table 3-7). */
const badBytes = [
  [0x80],
  [0xbf],
  [0xc0, 0x80],
  [0xc1, 0xbf],
  [0xc3],
  [0xc3, 0x28],
  [0xe0, 0x80, 0x80],
  [0xe0, 0x9f, 0xbf],
  [0xe2, 0x82],
  [0xe2, 0x28, 0xa1],
  [0xed, 0xa0, 0x80],
  [0xed, 0xbf, 0xbf],
  [0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80],
  [0xf0, 0x80, 0x80, 0x80],
  [0xf0, 0x9f, 0x98],
  [0xf4, 0x90, 0x80, 0x80],
  [0xf5, 0x80, 0x80, 0x80],
  [0xf8, 0x88, 0x80, 0x80, 0x80],
  [0xfe],
  [0xff],
].flatMap((wrong) => [bytes('"', wrong, '"'), bytes('{"', wrong, '":1}')])

const otherEncodings = [
  bytes([0xef, 0xbb, 0xbf], '1'),
  bytes([0xef, 0xbb, 0xbf], '{"a":1}'),
  bytes([0xff, 0xfe], [0x31, 0x00]),
  bytes([0xfe, 0xff], [0x00, 0x31]),
  bytes([0x5b, 0x00, 0x5d, 0x00]),
  bytes([0x00, 0x5b, 0x00, 0x5d]),
  bytes([0x00, 0x00, 0x00, 0x31]),
  bytes([0x22, 0xe9, 0x22]),
]

/** Well-formed, and refused all the same: readers disagree about them, or trip over them. */
const refusedByUs = [
  '{"a":1,"a":1}',
  '{"a":1,"a":2}',
  '{"a":1,"\\u0061":2}',
  '{"\\u0061":1,"\\u0061":2}',
  '{"b":{"a":1,"a":2}}',
  '[{"a":1,"a":2}]',
  '{"":1,"":2}',
  '{"a\\/b":1,"a/b":2}',
  '{"é":1,"\\u00e9":2}',
  '{"__proto__":1}',
  '{"__proto__":{"x":1}}',
  '{"a":{"__proto__":{"x":1}}}',
  '[{"__proto__":null}]',
  '{"\\u005f_proto__":{"x":1}}',
  '{"\\u005f\\u005fproto\\u005f\\u005f":{"x":1}}',
  nested(33, '[', ']'),
  nested(33, '{"a":', '}', '1'),
  nested(20_000, '[', ']'),
  nested(10_000, '{"a":', '}', '1'),
  '['.repeat(60_000),
  '{"a":'.repeat(10_000),
  inArray(new Array(1_001).fill('1').join(',')),
  `[${','.repeat(60_000)}]`,
]

export const invalid: readonly Text[] = [
  ...badNumbers,
  ...badWords,
  ...badStrings,
  ...badArrays,
  ...badObjects,
  ...badComments,
  ...badBlanks,
  ...badBytes,
  ...otherEncodings,
  ...refusedByUs,
]

/** May be taken or refused, since RFC 8259 leaves it open or our stores may; nothing may break. */
export const either: readonly Text[] = [
  '-0',
  '-0.0',
  '1e400',
  '-1e400',
  '1e-400',
  '1e999999999999',
  '9007199254740993',
  '123456789012345678901234567890',
  '0.1234567890123456789012345678901234567890',
  `1${'0'.repeat(5_000)}`,
  `0.${'0'.repeat(5_000)}1`,
  ...[
    '\\ud800',
    '\\udc00',
    '\\ud800\\ud800',
    '\\udc00\\ud800',
    '\\ud83d',
    'a\\ud83db',
    '\\ud83d\\n',
    '\\u0000',
    'a\\u0000b',
    '\\u001f',
    '\\u007f',
    '\\uffff',
    '\\ufffe',
    '\\ufdd0',
    '\uffff',
    '\ufffe',
    '\u{1ffff}',
    '\u202e',
  ].flatMap((inner) => [quoted(inner), `{"${inner}":1}`]),
]
