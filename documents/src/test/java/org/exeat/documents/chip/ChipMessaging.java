package org.exeat.documents.chip;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;

/** The chip's side of secure messaging, ICAO Doc 9303 part 11, 9.8. */
final class ChipMessaging {
  private final ChipKeys keys;
  private BigInteger counter;

  ChipMessaging(ChipKeys keys, BigInteger counter) {
    this.keys = keys;
    this.counter = counter;
  }

  /** The command inside, empty where its MAC is wrong. */
  Optional<Apdu> opened(Apdu command) throws GeneralSecurityException {
    counter = counter.add(BigInteger.ONE);
    boolean odd = (command.ins() & 1) == 1;
    byte[] cryptogram = Apdu.find(odd ? 0x85 : 0x87, command.data());
    byte[] expected = Apdu.find(0x97, command.data());
    byte[] objects = Arrays.copyOf(command.data(), command.data().length - 10);
    byte[] header = {
      (byte) command.cla(), (byte) command.ins(), (byte) command.p1(), (byte) command.p2()
    };
    byte[] mac = keys.mac(keys.pad(Apdu.concat(counterBytes(), keys.pad(header), objects)));
    if (!Arrays.equals(mac, Apdu.find(0x8E, command.data()))) {
      return Optional.empty();
    }
    byte[] data = new byte[0];
    if (cryptogram.length > 0) {
      int from = odd ? 0 : 1;
      data =
          ChipKeys.unpad(
              keys.decrypt(iv(), Arrays.copyOfRange(cryptogram, from, cryptogram.length)));
    }
    return Optional.of(
        new Apdu(
            command.cla() & ~0x0C,
            command.ins(),
            command.p1(),
            command.p2(),
            data,
            expected.length == 0 ? 0 : ne(expected)));
  }

  private static int ne(byte[] expected) {
    int value = new BigInteger(1, expected).intValue();
    return value == 0 ? 1 << (8 * expected.length) : value;
  }

  /** An answer in its protection. */
  byte[] sealed(Apdu command, byte[] data, int statusWord) throws GeneralSecurityException {
    counter = counter.add(BigInteger.ONE);
    boolean odd = (command.ins() & 1) == 1;
    byte[] cryptogram = new byte[0];
    if (data.length > 0) {
      byte[] secret = keys.encrypt(iv(), keys.pad(data));
      cryptogram =
          odd ? Apdu.tlv(0x85, secret) : Apdu.tlv(0x87, Apdu.concat(new byte[] {1}, secret));
    }
    byte[] status = Apdu.tlv(0x99, new byte[] {(byte) (statusWord >> 8), (byte) statusWord});
    byte[] mac = keys.mac(keys.pad(Apdu.concat(counterBytes(), cryptogram, status)));
    return Apdu.answer(Apdu.concat(cryptogram, status, Apdu.tlv(0x8E, mac)), statusWord);
  }

  private byte[] counterBytes() {
    return ChipKeys.fixed(counter, keys.suite.block);
  }

  /** Zero with DES, the encrypted counter with AES. */
  private byte[] iv() throws GeneralSecurityException {
    byte[] zero = new byte[keys.suite.block];
    return keys.suite == ChipKeys.Suite.TDES ? zero : keys.encrypt(zero, counterBytes());
  }
}
