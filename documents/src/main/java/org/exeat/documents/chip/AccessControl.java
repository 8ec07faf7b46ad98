package org.exeat.documents.chip;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import net.sf.scuba.smartcards.CommandAPDU;
import org.exeat.documents.chip.AccessKey.Can;
import org.exeat.documents.chip.AccessKey.MrzKey;
import org.exeat.documents.chip.AccessProtocol.Bac;
import org.exeat.documents.chip.AccessProtocol.Mapping;
import org.exeat.documents.chip.AccessProtocol.Pace;
import org.exeat.documents.chip.AccessProtocol.Password;
import org.exeat.documents.chip.ChipAuthenticity.Failed;
import org.exeat.documents.chip.ChipAuthenticity.NotOffered;
import org.exeat.documents.chip.ChipException.Kind;
import org.exeat.documents.chip.SecurityInfos.PaceOffer;
import org.jmrtd.BACKey;
import org.jmrtd.CardServiceProtocolException;
import org.jmrtd.PACEKeySpec;
import org.jmrtd.lds.PACEInfo;
import org.jmrtd.protocol.BACAPDUSender;
import org.jmrtd.protocol.BACProtocol;
import org.jmrtd.protocol.BACResult;
import org.jmrtd.protocol.PACECAMResult;
import org.jmrtd.protocol.PACEResult;

/**
 * Opens a chip, ICAO Doc 9303 part 11, 4.2: PACE where EF.CardAccess offers it, otherwise Basic
 * Access Control. A PACE that failed is never followed by the weaker protocol.
 */
final class AccessControl {
  private static final byte[] APPLICATION = {(byte) 0xA0, 0, 0, 2, 0x47, 0x10, 1};
  private static final int CARD_ACCESS = 0x011C;
  private static final int CARD_SECURITY = 0x011D;
  private static final int SET_TAG = 0x31;
  private static final int SEQUENCE_TAG = 0x30;

  /** The step of PACE in which each side shows that it knew the password. */
  private static final int TOKENS = 4;

  /** The step of BAC in which each side shows that it knew the key. */
  private static final int MUTUAL_AUTHENTICATION = 2;

  private static final Pattern FILLERS_AT_THE_END = Pattern.compile("<+$");

  private final ChipSession session;
  private final FileTransfer files;

  AccessControl(ChipSession session, FileTransfer files) {
    this.session = session;
    this.files = files;
  }

  /**
   * The chip is open and its application selected.
   *
   * @param mapping what Chip Authentication Mapping proved; not offered after any other protocol
   */
  record Opened(AccessProtocol protocol, ChipAuthenticity mapping) {}

  Opened open(AccessKey key) throws ChipException {
    Optional<PaceOffer> offer =
        paceOffers().stream().filter(o -> PaceRun.supports(o.oid())).max(preference());
    if (offer.isPresent()) {
      Opened opened = pace(offer.get(), key);
      selectApplication();
      return opened;
    }
    selectApplication();
    return switch (key) {
      case MrzKey mrz -> bac(mrz);
      case Can can ->
          throw new ChipException(
              Kind.ACCESS_DENIED,
              "this chip knows no card access number: give the fields of its machine readable zone");
    };
  }

  /**
   * What EF.CardAccess offers, empty where there is none. Chips older than PACE answer in many
   * ways, some with EF.CVCA that has the same identifier in the application; none of them is an
   * error.
   */
  private List<PaceOffer> paceOffers() throws ChipException {
    try {
      Optional<byte[]> file =
          files.read("EF.CardAccess", CARD_ACCESS, SET_TAG, (done, total) -> {});
      return file.isPresent() ? SecurityInfos.parse(file.get()).paceOffers() : List.of();
    } catch (IOException e) {
      return List.of();
    } catch (ChipException e) {
      if (e.kind() == Kind.PROTOCOL || e.kind() == Kind.FILE_TOO_LARGE) {
        return List.of();
      }
      throw e;
    }
  }

  /** Chip Authentication Mapping spares a protocol, then curves before primes, then longer keys. */
  private static Comparator<PaceOffer> preference() {
    return Comparator.<PaceOffer>comparingInt(o -> rank(PACEInfo.toMappingType(o.oid())))
        .thenComparing(o -> PACEInfo.toKeyAgreementAlgorithm(o.oid()).equals("ECDH"))
        .thenComparingInt(o -> PACEInfo.toKeyLength(o.oid()));
  }

  private static int rank(PACEInfo.MappingType mapping) {
    return switch (mapping) {
      case CAM -> 2;
      case GM -> 1;
      case IM -> 0;
    };
  }

  private Opened pace(PaceOffer offer, AccessKey key) throws ChipException {
    PACEResult result;
    try {
      result =
          session.run(
              "PACE",
              (card, messaging) ->
                  PaceRun.of(card, offer.oid())
                      .doPACE(
                          paceKey(key),
                          offer.oid(),
                          PACEInfo.toParameterSpec(offer.parameterId()),
                          BigInteger.valueOf(offer.parameterId())));
      session.protect(result.getWrapper());
    } catch (ChipException e) {
      throw refused(e, TOKENS) ? denied(key, e) : e;
    }
    Mapping mapping =
        switch (PACEInfo.toMappingType(offer.oid())) {
          case GM -> Mapping.GENERIC;
          case IM -> Mapping.INTEGRATED;
          case CAM -> Mapping.CHIP_AUTHENTICATION;
        };
    Password password =
        switch (key) {
          case MrzKey mrz -> Password.MRZ;
          case Can can -> Password.CAN;
        };
    return new Opened(new Pace(mapping, password), proved(result));
  }

  /**
   * EF.CardSecurity lies beside the application, so this comes before the application's selection.
   */
  private ChipAuthenticity proved(PACEResult result) throws ChipException {
    if (!(result instanceof PACECAMResult cam)) {
      return new NotOffered();
    }
    Optional<byte[]> file =
        files.read("EF.CardSecurity", CARD_SECURITY, SEQUENCE_TAG, (done, total) -> {});
    return file.isPresent()
        ? ChipAuthenticationMapping.prove(cam, file.get())
        : new Failed("the chip has no EF.CardSecurity with the key of its PACE");
  }

  private static PACEKeySpec paceKey(AccessKey key) throws GeneralSecurityException {
    return switch (key) {
      case MrzKey mrz -> PACEKeySpec.createMRZKey(bacKey(mrz));
      case Can can -> PACEKeySpec.createCANKey(can.digits());
    };
  }

  private static BACKey bacKey(MrzKey key) {
    String number = FILLERS_AT_THE_END.matcher(key.documentNumber()).replaceFirst("");
    return new BACKey(number, key.dateOfBirth(), key.dateOfExpiry());
  }

  private Opened bac(MrzKey key) throws ChipException {
    try {
      BACResult result =
          session.run(
              "Basic Access Control",
              (card, messaging) ->
                  new BACProtocol(new BACAPDUSender(card), ChipSession.LONGEST_ANSWER, true)
                      .doBAC(bacKey(key)));
      session.protect(result.getWrapper());
    } catch (ChipException e) {
      throw refused(e, MUTUAL_AUTHENTICATION) ? denied(key, e) : e;
    }
    return new Opened(new Bac(), new NotOffered());
  }

  private void selectApplication() throws ChipException {
    int status =
        session
            .send("SELECT of the application", new CommandAPDU(0, 0xA4, 0x04, 0x0C, APPLICATION))
            .getSW();
    if (status != ChipSession.OK) {
      throw new ChipException(
          Kind.NOT_A_TRAVEL_DOCUMENT,
          "the card on the reader has no travel document application, status word "
              + ChipSession.hex(status));
    }
  }

  /**
   * Whether the chip itself said no where a wrong password shows. Chips answer with many status
   * words there, so any but success, or an instruction that it does not know, is a no.
   */
  private static boolean refused(ChipException e, int step) {
    int status = ChipSession.statusWord(e).orElse(ChipSession.OK);
    return e.kind() == Kind.PROTOCOL
        && e.getCause() instanceof CardServiceProtocolException protocol
        && protocol.getStep() == step
        && status != ChipSession.OK
        && status != 0x6D00
        && status != 0x6E00;
  }

  private static ChipException denied(AccessKey key, ChipException cause) {
    return new ChipException(
        Kind.ACCESS_DENIED,
        switch (key) {
          case MrzKey mrz ->
              "the MRZ does not open this chip: check number, birth date, expiry date";
          case Can can -> "the card access number does not open this chip: check its digits";
        },
        cause);
  }
}
