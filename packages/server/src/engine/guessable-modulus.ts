/**
 * Whether an RSA modulus was made by the generator whose keys can be factored (ROCA, CVE-2017-15361):
 * modulo each small prime it is a power of 65537. Of other keys one in two hundred million is.
 */
export function isGuessableModulus(modulus: bigint): boolean {
  return smallPrimes.every((prime) => powersModulo(prime).has(Number(modulus % BigInt(prime))))
}

const smallPrimes = [11, 13, 17, 19, 37, 53, 61, 71, 73, 79, 97, 103, 107, 109, 127, 151, 157]

function powersModulo(prime: number): ReadonlySet<number> {
  const powers = new Set<number>()
  for (let power = 1; !powers.has(power); power = (power * 65_537) % prime) powers.add(power)
  return powers
}
