package org.exeat.documents.chip;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import org.exeat.documents.chip.ChipAuthenticity.Failed;
import org.exeat.documents.chip.ChipAuthenticity.Genuine;
import org.exeat.documents.chip.ChipAuthenticity.NotOffered;
import org.exeat.documents.chip.ChipAuthenticity.NotTried;
import org.exeat.documents.chip.ChipAuthenticity.Proof;
import org.exeat.documents.chip.ChipException.Kind;
import org.exeat.documents.chip.SecurityInfos.ChipKey;
import org.exeat.documents.lds.ChipFile;
import org.jmrtd.lds.ChipAuthenticationInfo;
import org.jmrtd.protocol.EACCAAPDUSender;
import org.jmrtd.protocol.EACCAProtocol;
import org.jmrtd.protocol.EACCAResult;

/**
 * Chip Authentication, ICAO Doc 9303 part 11, 6.2: an ephemeral key of the reader, the static key
 * of the chip, and from both new keys for secure messaging. The chip says nothing during it; the
 * proof is that it can still be read afterwards.
 */
final class ChipAuthentication {
  private final ChipSession session;
  private final FileTransfer files;

  ChipAuthentication(ChipSession session, FileTransfer files) {
    this.session = session;
    this.files = files;
  }

  /**
   * Runs it with the strongest of the offered keys. After a failure the chip cannot be read any
   * more.
   *
   * @param offers what DG14 says
   * @param known a file that was read before, to be read again as the proof
   */
  ChipAuthenticity prove(SecurityInfos offers, ChipFile known, byte[] bytes) throws ChipException {
    if (!offers.hasChipKey()) {
      return new NotOffered();
    }
    try {
      ChipKey key =
          offers.chipKeys().stream()
              .max(Comparator.comparingInt(k -> strongest(k).map(this::keyLength).orElse(0)))
              .orElseThrow(() -> new GeneralSecurityException("no key"));
      EACCAResult result =
          session.run(
              "Chip Authentication",
              (card, messaging) ->
                  new EACCAProtocol(
                          new EACCAAPDUSender(card), messaging, ChipSession.LONGEST_ANSWER, true)
                      // JMRTD marks what the chip left out with null.
                      .doCA(
                          key.keyId().stream().findFirst().orElse(null),
                          strongest(key).orElse(null),
                          key.keyOid(),
                          key.key()));
      session.protect(result.getWrapper());
      Optional<byte[]> again =
          files.read(known.name(), known.fid(), known.tag(), (done, total) -> {});
      return again.isPresent() && Arrays.equals(again.get(), bytes)
          ? new Genuine(new Proof.ChipAuthentication())
          : new Failed("after Chip Authentication the chip gives another " + known.name());
    } catch (GeneralSecurityException | IOException e) {
      return new NotTried("the Chip Authentication key in DG14 cannot be used here");
    } catch (ChipException e) {
      if (e.kind() != Kind.PROTOCOL) {
        throw e;
      }
      return new Failed(
          "the chip does not hold the Chip Authentication key that DG14 shows: after it the chip"
              + " cannot be read");
    }
  }

  /** The protocol with the longest key among those that the chip names for a key. */
  private Optional<String> strongest(ChipKey key) {
    return key.protocols().stream().max(Comparator.comparingInt(this::keyLength));
  }

  private int keyLength(String protocol) {
    return ChipAuthenticationInfo.toKeyLength(protocol);
  }
}
