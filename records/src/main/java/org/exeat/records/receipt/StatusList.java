package org.exeat.records.receipt;

import com.nimbusds.jose.util.Base64URL;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import org.exeat.records.receipt.InvalidReceiptException.Reason;

/**
 * A bit for each of many receipts, 1 where it is revoked, as IETF's Token Status List has it
 * (draft-ietf-oauth-status-list, 4.1): bit 0 is the least significant one of the first byte; the
 * bytes are compressed by ZLIB and written in Base64url.
 *
 * @param bits of 8 receipts each
 */
record StatusList(byte[] bits) {
  /** Receipts of one list: so many that looking one up tells little of whose it is. */
  static final int RECEIPTS = 1 << 17;

  /** A list that is longer is none of a port. */
  private static final int MOST_BYTES = 1 << 20;

  boolean at(int index) {
    return (bits[index / 8] >> index % 8 & 1) == 1;
  }

  void set(int index) {
    bits[index / 8] |= (byte) (1 << index % 8);
  }

  String compressed() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Deflater best = new Deflater(Deflater.BEST_COMPRESSION);
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(out, best)) {
      deflater.write(bits);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      best.end();
    }
    return Base64URL.encode(out.toByteArray()).toString();
  }

  static StatusList read(String compressed) throws InvalidReceiptException {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(new Base64URL(compressed).decode());
      byte[] bits = new byte[MOST_BYTES];
      int length = inflater.inflate(bits);
      if (!inflater.finished() || length == 0) {
        throw new InvalidReceiptException(
            Reason.NOT_PUBLISHED,
            "the status list is cut off, or longer than " + MOST_BYTES + " bytes");
      }
      return new StatusList(Arrays.copyOf(bits, length));
    } catch (DataFormatException e) {
      throw new InvalidReceiptException(
          Reason.NOT_PUBLISHED, "the status list is not compressed as it must be", e);
    } finally {
      inflater.end();
    }
  }
}
