/** Inputs of real attacks on mail headers, most of them from published advisories. */
export const hostileText = {
  /** Put behind a harmless word. */
  lineBreaks: [
    "\r\nBcc: eve@evil.example",
    "\nBcc: eve@evil.example",
    "\rBcc: eve@evil.example",
    "\r\n\r\nOther words.",
    "\r\n Bcc: eve@evil.example",
    "\0Bcc: eve@evil.example",
    "\u0085Bcc: eve@evil.example",
    "\u2028X-A: b",
    "\u2029X-A: b",
    "%0d%0aBcc: eve@evil.example",
  ],
  addresses: [
    "ann@ann.example, eve@evil.example",
    "ann@ann.example; eve@evil.example",
    "ann@ann.example eve@evil.example",
    "<ann@ann.example> eve@evil.example",
    "Eve <eve@evil.example>",
    "=?utf-8?q?=40evil.example?=@ann.example",
    '"ann@ann.example"@evil.example',
    "ann@ann.example\r\nBcc: eve@evil.example",
    "ann(eve@evil.example)@ann.example",
    "",
  ],
  names: [
    "Ann <eve@evil.example>",
    'Ann" <eve@evil.example>, "Bob',
    "Ann, eve@evil.example",
    "Ann; eve@evil.example",
    "Team: eve@evil.example;",
    "Ann (eve@evil.example",
    "Ann \\",
    "=?utf-8?q?Ann=0D=0ABcc:_eve=40evil.example?=",
  ],
  scripts: {
    name: `Žofie 李 O'Brien "Zed" \\ 👩‍💻 שרה`,
    body: "Žluťoučký kůň, e\u0301 and é, 李さん, שלום, 👩‍💻,\u00a0end.\n\n\tA “quote”, a price of 5 €.",
  },
  protocolLines:
    "First.\n.\n..\nFrom here on\n--\n--boundary--\n=20 and =3D=\nBcc: eve@evil.example\n\n\n<b>&amp;</b>\nLast.",
} as const;
