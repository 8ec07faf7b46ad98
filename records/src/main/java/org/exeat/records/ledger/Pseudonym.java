package org.exeat.records.ledger;

/**
 * Who somebody is, said so that only who has the port's key and already knows whom to ask for can
 * tell; see {@link Pseudonyms}.
 *
 * @param value 128 bits, 32 hexadecimal digits
 */
public record Pseudonym(String value) {
  public Pseudonym {
    if (!Hexadecimal.is(value, 32)) {
      throw new IllegalArgumentException("a pseudonym has 32 hexadecimal digits");
    }
  }
}
