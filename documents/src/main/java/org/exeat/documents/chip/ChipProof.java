package org.exeat.documents.chip;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.exeat.documents.chip.ChipAuthenticity.Failed;
import org.exeat.documents.chip.ChipAuthenticity.NotOffered;
import org.exeat.documents.chip.ChipAuthenticity.NotTried;
import org.exeat.documents.lds.ChipFile;
import org.exeat.documents.lds.ChipFiles;

/**
 * Lets a chip that was read prove its key, with the first that it offers of Chip Authentication,
 * the mapping that opened it, and Active Authentication. The first two leave no signature behind
 * that a stranger could show around (ICAO Doc 9303 part 11, 6). A proof that failed is the last
 * word.
 */
final class ChipProof {
  private final ChipSession session;
  private final FileTransfer transfer;
  private final SecureRandom random;

  ChipProof(ChipSession session, FileTransfer transfer, SecureRandom random) {
    this.session = session;
    this.transfer = transfer;
    this.random = random;
  }

  /**
   * Runs it.
   *
   * @param mapping what the opening of the chip proved already
   * @param files what was read, EF.COM among it
   */
  ChipAuthenticity prove(ChipAuthenticity mapping, ChipFiles files) throws ChipException {
    if (mapping instanceof Failed) {
      return mapping;
    }
    SecurityInfos offers;
    try {
      offers = offers(files.get(ChipFile.DG14));
    } catch (IOException e) {
      return new NotTried("DG14 cannot be read");
    }
    ChipAuthenticity chip =
        new ChipAuthentication(session, transfer)
            .prove(offers, ChipFile.EF_COM, files.get(ChipFile.EF_COM).orElseThrow());
    if (!(chip instanceof NotOffered)) {
      return chip;
    }
    if (!(mapping instanceof NotOffered)) {
      return mapping;
    }
    Optional<byte[]> dg15 = files.get(ChipFile.DG15);
    List<String> algorithm = offers.activeAuthenticationAlgorithm().stream().toList();
    return dg15.isEmpty()
        ? new NotOffered()
        : new ActiveAuthentication(session, random).prove(dg15.get(), algorithm);
  }

  private static SecurityInfos offers(Optional<byte[]> dg14) throws IOException {
    return dg14.isEmpty() ? SecurityInfos.NONE : SecurityInfos.ofDg14(dg14.get());
  }
}
