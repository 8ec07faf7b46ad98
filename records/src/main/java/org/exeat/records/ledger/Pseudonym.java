package org.exeat.records.ledger;

/**
 * Who somebody is, said so that nobody can tell without the port's key; who has the key can try
 * documents' numbers. See {@link Pseudonyms}.
 *
 * @param value 128 bits, 32 hexadecimal digits
 */
public record Pseudonym(String value) {
  public Pseudonym {
    if (!Canonical.hexadecimal(value, 32)) {
      throw new IllegalArgumentException("a pseudonym has 32 hexadecimal digits");
    }
  }
}
