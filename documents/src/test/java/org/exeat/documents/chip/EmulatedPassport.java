package org.exeat.documents.chip;

import static org.exeat.documents.chip.Apdu.find;
import static org.exeat.documents.chip.Apdu.tlv;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.exeat.documents.chip.Specimen.Keys;

/**
 * A travel document's chip, ICAO Doc 9303 parts 10 and 11: Basic Access Control and PACE, secure
 * messaging, Active and Chip Authentication, and files of any content. What is on it, and what it
 * can, is its {@link Specimen}.
 */
final class EmulatedPassport implements CardTransport {
  private static final int OK = 0x9000;
  private static final int NOT_FOUND = 0x6A82;
  private static final int NOT_SATISFIED = 0x6982;
  private static final int REFUSED = 0x6300;
  private static final int WRONG_PROTECTION = 0x6988;
  private static final int WRONG_DATA = 0x6A80;
  private static final int OUT_OF_FILE = 0x6B00;
  private static final int END_OF_FILE = 0x6282;
  private static final int UNKNOWN = 0x6D00;
  private static final byte[] APPLICATION = {(byte) 0xA0, 0, 0, 2, 0x47, 0x10, 1};
  private static final byte[] NONE = {};

  private final Specimen specimen;
  private final SecureRandom random = new SecureRandom();
  private final Map<Integer, byte[]> masterFile = new HashMap<>();
  private final Map<Integer, byte[]> application = new HashMap<>();

  private final int mostAtATime;

  private boolean inApplication;
  private Optional<byte[]> selected = Optional.empty();
  private Optional<ChipMessaging> messaging = Optional.empty();
  private Optional<ChipMessaging> next = Optional.empty();
  private Optional<ChipPace> pace = Optional.empty();
  private byte[] challenge = NONE;
  private String chipAuthentication = "";

  EmulatedPassport(Specimen specimen) {
    this(specimen, Integer.MAX_VALUE);
  }

  /** With a chip that gives at most so many bytes of a file at a time. */
  EmulatedPassport(Specimen specimen, int mostAtATime) {
    this.specimen = specimen;
    this.mostAtATime = mostAtATime;
    specimen.files().forEach((file, bytes) -> application.put(file.fid(), bytes));
    specimen.cardAccess().ifPresent(bytes -> masterFile.put(0x011C, bytes));
    specimen.cardSecurity().ifPresent(bytes -> masterFile.put(0x011D, bytes));
  }

  private static final class Answer {
    private final byte[] data;
    private final int status;

    Answer(byte[] data, int status) {
      this.data = data.clone();
      this.status = status;
    }

    static Answer of(int status) {
      return new Answer(NONE, status);
    }

    byte[] data() {
      return data.clone();
    }

    int status() {
      return status;
    }
  }

  @Override
  public byte[] transmit(byte[] raw) {
    try {
      Apdu command = Apdu.parse(raw);
      if (!command.secured() || messaging.isEmpty()) {
        messaging = Optional.empty();
        Answer answer = answer(command);
        messaging = next;
        next = Optional.empty();
        return Apdu.answer(answer.data(), answer.status());
      }
      ChipMessaging session = messaging.get();
      Optional<Apdu> inner = session.opened(command);
      if (inner.isEmpty()) {
        messaging = Optional.empty();
        return Apdu.status(WRONG_PROTECTION);
      }
      Answer answer = answer(inner.get());
      byte[] sealed = session.sealed(command, answer.data(), answer.status());
      if (next.isPresent()) {
        messaging = next;
        next = Optional.empty();
      }
      return sealed;
    } catch (GeneralSecurityException | RuntimeException e) {
      return Apdu.status(WRONG_DATA);
    }
  }

  private Answer answer(Apdu c) throws GeneralSecurityException {
    return switch (c.ins()) {
      case 0xA4 -> select(c);
      case 0xB0 -> readBinary(c);
      case 0xB1 -> readFar(c);
      case 0x84 -> getChallenge();
      case 0x82 -> mutualAuthenticate(c);
      case 0x22 -> setEnvironment(c);
      case 0x86 -> generalAuthenticate(c);
      case 0x88 -> internalAuthenticate(c);
      default -> Answer.of(UNKNOWN);
    };
  }

  private Answer select(Apdu c) {
    if (c.p1() == 0x04) {
      inApplication = Arrays.equals(c.data(), APPLICATION) && specimen.travelDocument();
      selected = Optional.empty();
      return Answer.of(inApplication ? OK : NOT_FOUND);
    }
    return pick(new BigInteger(1, c.data()).intValue());
  }

  private Answer pick(int fid) {
    if (inApplication && messaging.isEmpty()) {
      return Answer.of(NOT_SATISFIED);
    }
    selected = Optional.ofNullable((inApplication ? application : masterFile).get(fid));
    return Answer.of(selected.isPresent() ? OK : NOT_FOUND);
  }

  private Answer readBinary(Apdu c) {
    if ((c.p1() & 0x80) != 0) {
      int sfi = c.p1() & 0x1F;
      Answer picked = pick(0x0100 | sfi);
      return picked.status() == OK ? read(c.p2(), c.ne()) : picked;
    }
    return read((c.p1() << 8) | c.p2(), c.ne());
  }

  private Answer readFar(Apdu c) {
    int offset = new BigInteger(1, find(0x54, c.data())).intValue();
    int room = c.ne() - (c.ne() - 2 < 0x80 ? 2 : 3);
    Answer answer = read(offset, room);
    return new Answer(answer.data().length == 0 ? NONE : tlv(0x53, answer.data()), answer.status());
  }

  private Answer read(int offset, int length) {
    if (selected.isEmpty()) {
      return Answer.of(0x6986);
    }
    byte[] file = selected.get();
    if (offset >= file.length) {
      return Answer.of(OUT_OF_FILE);
    }
    int end = Math.min(file.length, offset + Math.min(length, mostAtATime));
    int status = end == file.length && end - offset < length ? END_OF_FILE : OK;
    return new Answer(Arrays.copyOfRange(file, offset, end), status);
  }

  private Answer getChallenge() {
    challenge = new byte[8];
    random.nextBytes(challenge);
    return new Answer(challenge, OK);
  }

  /** The chip's half of Basic Access Control, Doc 9303 part 11, 4.3. */
  private Answer mutualAuthenticate(Apdu c) throws GeneralSecurityException {
    byte[] asked = challenge;
    challenge = NONE;
    if (!specimen.bac() || asked.length == 0) {
      return Answer.of(0x6985);
    }
    ChipKeys keys = new ChipKeys(ChipKeys.Suite.TDES, Arrays.copyOf(specimen.mrzSeed(), 16));
    byte[] secret = Arrays.copyOf(c.data(), 32);
    byte[] plain = keys.decrypt(new byte[8], secret);
    boolean known =
        Arrays.equals(keys.mac(keys.pad(secret)), Arrays.copyOfRange(c.data(), 32, 40))
            && Arrays.equals(Arrays.copyOfRange(plain, 8, 16), asked);
    if (!known) {
      return Answer.of(REFUSED);
    }
    byte[] readerChallenge = Arrays.copyOf(plain, 8);
    byte[] own = new byte[16];
    random.nextBytes(own);
    byte[] seed = new byte[16];
    for (int i = 0; i < seed.length; i++) {
      seed[i] = (byte) (own[i] ^ plain[16 + i]);
    }
    byte[] counter =
        Apdu.concat(Arrays.copyOfRange(asked, 4, 8), Arrays.copyOfRange(readerChallenge, 4, 8));
    next =
        Optional.of(
            new ChipMessaging(new ChipKeys(ChipKeys.Suite.TDES, seed), new BigInteger(1, counter)));
    byte[] reply = keys.encrypt(new byte[8], Apdu.concat(asked, readerChallenge, own));
    return new Answer(Apdu.concat(reply, keys.mac(keys.pad(reply))), OK);
  }

  /** MANAGE SECURITY ENVIRONMENT: begins PACE, or Chip Authentication. */
  private Answer setEnvironment(Apdu c) throws GeneralSecurityException {
    if (c.p1() == 0x41 && c.p2() == 0xA6) {
      return agree("0.4.0.127.0.7.2.2.3.2.1", find(0x91, c.data()));
    }
    byte[] name = find(0x80, c.data());
    String oid = ASN1ObjectIdentifier.fromContents(name).getId();
    if (c.p1() == 0x41) {
      chipAuthentication = oid;
      return Answer.of(OK);
    }
    byte[] password =
        find(0x83, c.data())[0] == 1
            ? specimen.mrzSeed()
            : specimen.can().getBytes(StandardCharsets.ISO_8859_1);
    pace =
        Optional.of(
            new ChipPace(oid, specimen.paceParameters(), password, specimen.keys().camSecret()));
    return Answer.of(OK);
  }

  private Answer generalAuthenticate(Apdu c) throws GeneralSecurityException {
    byte[] objects = find(0x7C, c.data());
    if (pace.isEmpty()) {
      Answer agreed = agree(chipAuthentication, find(0x80, objects));
      return agreed.status() == OK ? new Answer(tlv(0x7C, NONE), OK) : agreed;
    }
    byte[] reply = pace.get().answer(objects);
    if (reply.length == 0) {
      pace = Optional.empty();
      return Answer.of(REFUSED);
    }
    Optional<ChipKeys> keys = pace.get().established();
    if (keys.isPresent()) {
      next = Optional.of(new ChipMessaging(keys.get(), BigInteger.ZERO));
      pace = Optional.empty();
    }
    return new Answer(tlv(0x7C, reply), OK);
  }

  /** Chip Authentication, Doc 9303 part 11, 6.2: the new keys hold after this answer. */
  private Answer agree(String oid, byte[] readerKey) throws GeneralSecurityException {
    Keys keys = specimen.keys();
    if (messaging.isEmpty() || oid.isEmpty() || keys.chipGroup().isEmpty()) {
      return Answer.of(0x6985);
    }
    byte[] secret =
        keys.chipGroup().get().shared(new ChipGroup.Pair(keys.chipSecret(), NONE), readerKey);
    int arc = Integer.parseInt(oid.substring(oid.lastIndexOf('.') + 1));
    next =
        Optional.of(
            new ChipMessaging(new ChipKeys(ChipKeys.Suite.ofArc(arc), secret), BigInteger.ZERO));
    return Answer.of(OK);
  }

  /** Active Authentication, Doc 9303 part 11, 6.1. */
  private Answer internalAuthenticate(Apdu c) throws GeneralSecurityException {
    if (messaging.isEmpty() || specimen.keys().signer().isEmpty()) {
      return Answer.of(NOT_SATISFIED);
    }
    return new Answer(specimen.keys().signer().get().sign(c.data()), OK);
  }

  @Override
  public void close() {
    inApplication = false;
    messaging = Optional.empty();
    pace = Optional.empty();
  }
}
