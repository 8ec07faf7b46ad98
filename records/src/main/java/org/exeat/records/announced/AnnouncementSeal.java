package org.exeat.records.announced;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.exeat.domain.AnnouncedDeparture;
import org.exeat.domain.TravelDocument;
import org.exeat.records.StrictJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * How announcements are named and sealed: both come out of the code and the port's secret by
 * HMAC-SHA-256. A text is AES-256-GCM after its nonce of 12 bytes, padded so that its length does
 * not tell how many travel; names are not in it. Immutable.
 */
final class AnnouncementSeal {
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final int NAME_BYTES = 16;

  /** Texts are as long as a multiple of this: a party of nine fits. */
  private static final int PAD = 2048;

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final JsonMapper JSON = new StrictJson().mapper();

  private final SecretKeySpec secret;

  /**
   * @param key 32 secret bytes of the port
   */
  AnnouncementSeal(byte[] key) {
    secret = new SecretKeySpec(key, "HmacSHA256");
  }

  /** What a file says. */
  private record Text(LocalDate day, List<Document> documents) {}

  private record Document(
      String documentCode,
      String issuingState,
      String documentNumber,
      LocalDate dateOfBirth,
      LocalDate dateOfExpiry) {
    static Document of(TravelDocument d) {
      return new Document(
          d.documentCode(),
          d.issuingState(),
          d.documentNumber(),
          d.dateOfBirth(),
          d.dateOfExpiry());
    }

    TravelDocument document() {
      return new TravelDocument(
          documentCode, issuingState, documentNumber, "", "", dateOfBirth, dateOfExpiry);
    }
  }

  /** What the file of a code is called. */
  String name(AnnouncementCode code) {
    return HexFormat.of().formatHex(Arrays.copyOf(mac(code, "name"), NAME_BYTES));
  }

  byte[] seal(AnnouncementCode code, AnnouncedDeparture departure) {
    byte[] json =
        JSON.writeValueAsBytes(
            new Text(departure.day(), departure.documents().stream().map(Document::of).toList()));
    byte[] text = Arrays.copyOf(json, Math.ceilDiv(json.length, PAD) * PAD);
    Arrays.fill(text, json.length, text.length, (byte) ' ');
    byte[] nonce = new byte[NONCE];
    RANDOM.nextBytes(nonce);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, code, nonce).doFinal(text);
      return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES-256-GCM", e);
    }
  }

  /**
   * @throws AnnouncementException where it was changed
   */
  AnnouncedDeparture open(AnnouncementCode code, byte[] sealed) throws AnnouncementException {
    try {
      Text text =
          JSON.readValue(
              cipher(Cipher.DECRYPT_MODE, code, Arrays.copyOf(sealed, NONCE))
                  .doFinal(sealed, NONCE, Math.max(0, sealed.length - NONCE)),
              Text.class);
      return new AnnouncedDeparture(
          text.day(), text.documents().stream().map(Document::document).toList());
    } catch (GeneralSecurityException | JacksonException | IllegalArgumentException e) {
      // a cause's words may hold the text
      throw new AnnouncementException(
          String.format(
              Locale.ROOT, "an announcement of %d bytes was changed or cut off", sealed.length));
    }
  }

  private Cipher cipher(int mode, AnnouncementCode code, byte[] nonce)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        mode, new SecretKeySpec(mac(code, "seal"), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    return cipher;
  }

  private byte[] mac(AnnouncementCode code, String use) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(secret);
      return mac.doFinal((use + "\n" + code.text()).getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA-256", e);
    }
  }
}
