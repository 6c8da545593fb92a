// Outlines on a grid of 24, drawn with one stroke.
const paths = {
  alert:
    'M12 9v4m0 4h.01M10.4 4.3 2.6 17.5A2 2 0 0 0 4.3 20.5h15.4a2 2 0 0 0 1.7-3L13.6 4.3a1.9 1.9 0 0 0-3.2 0z',
  audit: 'M6 3h9l4 4v13a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1zM14 3v5h5M8.5 12h7M8.5 16h7',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  chevronLeft: 'M15 6l-6 6 6 6',
  chevronRight: 'M9 6l6 6-6 6',
  clock: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM12 7v5l3.5 2',
  client:
    'M4 6a2 2 0 0 1 2-2h12a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2zM4 9h16M8 13l2 2-2 2M13 17h3',
  close: 'M6 6l12 12M18 6 6 18',
  copy: 'M9 9h10a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H9a1 1 0 0 1-1-1V10a1 1 0 0 1 1-1zM16 9V5a1 1 0 0 0-1-1H5a1 1 0 0 0-1 1v10a1 1 0 0 0 1 1h3',
  hygiene: 'M12 3l7 3v5.5c0 4.4-3 7.6-7 9.5-4-1.9-7-5.1-7-9.5V6zM9 12l2.2 2.2L15.2 10',
  key: 'M16.5 3.5a4 4 0 1 1-3.6 5.8L4 18.2V21h3v-2h2v-2h2l2.6-2.6a4 4 0 0 1 2.9-10.9zM16.5 7.5h.01',
  member:
    'M9 4.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7zM2.5 20a6.5 6.5 0 0 1 13 0M16 4.8a3.5 3.5 0 0 1 0 6.4M18 14.2a6.5 6.5 0 0 1 3.5 5.8',
  menu: 'M4 6h16M4 12h16M4 18h16',
  minus: 'M6 12h12',
  moon: 'M12 3a7 7 0 0 0 9 9 9 9 0 1 1-9-9z',
  offline:
    'M12 18h.01M9.2 15.2a4 4 0 0 1 5.6 0M6.3 12.3a8 8 0 0 1 3.2-2M3.5 9.5a12 12 0 0 1 4-2.6M3 3l18 18',
  limit: 'M4 18a9 9 0 1 1 16 0M12 14l4-5M12 15.5a1.5 1.5 0 1 1 .01 0',
  overview: 'M4 4h7v9H4zM13 4h7v5h-7zM13 11h7v9h-7zM4 15h7v5H4z',
  plus: 'M12 5v14M5 12h14',
  product: 'M12 3l8 4.5v9L12 21l-8-4.5v-9zM4 7.5l8 4.5 8-4.5M12 12v9',
  project: 'M3 7a2 2 0 0 1 2-2h4l2 2h8a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2z',
  search: 'M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM15.5 15.5 20 20',
  server: 'M4 5h16v6H4zM4 13h16v6H4zM7.5 8h.01M7.5 16h.01M11 8h5M11 16h5',
  settings: 'M4 7h10M18 7h2M4 12h2M10 12h10M4 17h7M15 17h5M16 5v4M8 10v4M13 15v4',
  signature: 'M3 17c3-9 6-12 8-11s-3 9-1 10 3-5 5-5 0 4 2 4 2-1 4-1M4 21h16',
  try: 'M7 5l11 7-11 7z',
  usage: 'M4 20V4M4 20h16M8.5 16v-5M13 16V7M17.5 16v-7',
  sun: 'M12 8a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM12 2v2M12 20v2M4.9 4.9l1.4 1.4M17.7 17.7l1.4 1.4M2 12h2M20 12h2M4.9 19.1l1.4-1.4M17.7 6.3l1.4-1.4',
} as const

export type IconName = keyof typeof paths

/** A picture that says nothing which the text beside it does not say. */
export function Icon({ name, size = 18 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={paths[name]} />
    </svg>
  )
}
