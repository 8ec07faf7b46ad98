package org.exeat.documents.chip;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.smartcardio.CardException;
import javax.smartcardio.CardTerminal;
import javax.smartcardio.CardTerminals;
import javax.smartcardio.CardTerminals.State;
import javax.smartcardio.TerminalFactory;
import org.exeat.documents.chip.ChipException.Kind;

/**
 * The PC/SC readers of this machine.
 *
 * <p>The JDK connects to the PC/SC service once per process: where the service was restarted, this
 * program has to be, too.
 */
public final class Readers {
  /** Where the JDK takes the name of the PC/SC library from. */
  private static final String LIBRARY = "sun.security.smartcardio.library";

  /** The JDK does not look into Debian's folders on every platform. */
  private static final List<Path> DEBIAN =
      List.of(
          Path.of("/usr/lib/x86_64-linux-gnu/libpcsclite.so.1"),
          Path.of("/usr/lib/aarch64-linux-gnu/libpcsclite.so.1"));

  private static final Set<String> NO_SERVICE =
      Set.of("SCARD_E_NO_SERVICE", "SCARD_E_SERVICE_STOPPED", "SCARD_E_INVALID_HANDLE");

  private static final String ADVICE =
      "; on Debian and Ubuntu the service is the package pcscd (sudo apt-get install pcscd)";

  /** Milliseconds; the JDK does not report a card that came between looking and waiting. */
  private static final long LONGEST_WAIT = 500;

  private final CardTerminals terminals;

  private Readers(CardTerminals terminals) {
    this.terminals = terminals;
  }

  /**
   * Connects to the PC/SC service.
   *
   * @throws ChipException {@link Kind#NO_READER} where there is none, with what to install
   */
  public static Readers ofThisMachine() throws ChipException {
    if (System.getProperty(LIBRARY) == null) {
      DEBIAN.stream()
          .filter(Files::exists)
          .findFirst()
          .ifPresent(library -> System.setProperty(LIBRARY, library.toString()));
    }
    try {
      return new Readers(TerminalFactory.getInstance("PC/SC", null).terminals());
    } catch (NoSuchAlgorithmException e) {
      throw new ChipException(
          Kind.NO_READER, "no PC/SC service answers on this machine" + ADVICE, e);
    }
  }

  /** All readers, perhaps none. */
  public List<CardReader> all() throws ChipException {
    return listed(State.ALL).stream().map(CardReader::new).toList();
  }

  /**
   * The reader with that name.
   *
   * @throws ChipException {@link Kind#NO_READER} where there is none, with the names that there are
   */
  public CardReader named(String name) throws ChipException {
    List<CardReader> all = all();
    return all.stream()
        .filter(r -> r.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new ChipException(
                Kind.NO_READER, "no reader is named \"" + name + "\"; there is: " + names(all)));
  }

  /**
   * The first reader on which a card lies, waiting for one.
   *
   * @param timeout how long
   * @throws ChipException {@link Kind#NO_READER} where there is no reader at all, {@link
   *     Kind#NO_CARD} where no card came in that time
   */
  public CardReader firstWithCard(Duration timeout) throws ChipException {
    List<CardReader> all = all();
    if (all.isEmpty()) {
      throw new ChipException(Kind.NO_READER, "no reader is connected to this machine");
    }
    long end = System.nanoTime() + timeout.toNanos();
    while (true) {
      Optional<CardReader> found =
          listed(State.CARD_PRESENT).stream().findFirst().map(CardReader::new);
      if (found.isPresent()) {
        return found.get();
      }
      long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
      if (left <= 0) {
        throw CardReader.noCard(names(all));
      }
      awaitChange(Math.min(left, LONGEST_WAIT));
    }
  }

  private void awaitChange(long milliseconds) throws ChipException {
    try {
      terminals.waitForChange(milliseconds);
    } catch (CardException e) {
      throw failed(e);
    } catch (IllegalStateException e) {
      throw new ChipException(Kind.NO_READER, "the last reader was taken from this machine", e);
    }
  }

  private List<CardTerminal> listed(State state) throws ChipException {
    try {
      return terminals.list(state);
    } catch (CardException e) {
      // Not a failure, though the JDK makes it one.
      if (PcscCard.said(e, Set.of("SCARD_E_NO_READERS_AVAILABLE"))) {
        return List.of();
      }
      throw failed(e);
    }
  }

  private static ChipException failed(CardException e) {
    return PcscCard.said(e, NO_SERVICE)
        ? new ChipException(
            Kind.NO_READER,
            "the PC/SC service has gone or was restarted: start it, then this program" + ADVICE,
            e)
        : new ChipException(Kind.NO_READER, "the readers cannot be listed", e);
  }

  private static String names(List<CardReader> readers) {
    return readers.isEmpty()
        ? "none"
        : String.join(", ", readers.stream().map(CardReader::name).toList());
  }
}
