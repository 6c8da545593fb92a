import encodeQR from 'qr'
import classes from './account.module.css'

interface Drawn {
  readonly text: string
  readonly label: string
}

/** Light modules around the symbol that a reader needs (ISO/IEC 18004, quiet zone). */
const quiet = 4

/** A text as a QR code, drawn here: nobody else learns it. Dark on white in both themes, as apps expect. */
export function QrCode({ text, label }: Drawn) {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: quiet })
  const dark = rows.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${String(x)} ${String(y)}h1v1h-1z`] : [])),
  )
  const size = String(rows.length)
  return (
    <svg
      className={classes.code}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label={label}
    >
      <path fill="#000000" d={dark.join('')} />
    </svg>
  )
}
