package org.exeat.records.vault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.exeat.domain.CrossingId;
import org.exeat.domain.KeptEvidence;
import org.exeat.domain.LegalHold;
import org.exeat.domain.RetentionPlan;
import org.exeat.domain.RetentionPolicy;
import org.exeat.records.DurableFile;
import org.exeat.records.EvidenceStore;
import org.exeat.records.FolderLock;
import org.exeat.records.ledger.Evidence;

/**
 * Evidence of crossings in a folder, nothing of it ever on the disk unencrypted:
 *
 * <pre>
 * evidence/CROSSING/SHA256    nonce (12 bytes) and AES-256-GCM; its name is the SHA-256 of the file
 * keys/CROSSING               see {@link KeyFile}
 * gone/CROSSING               evidence whose keys were destroyed and by which rule, of which the
 *                             ledger has not heard yet
 * holds/CROSSING              when a legal hold ends, and its reason
 * </pre>
 *
 * Every piece has a key of its own, and a crossing's keys are one file: destroying is taking the
 * key out of it. What is left in old blocks of a disk or in a backup of {@code keys} is encrypted
 * under a master key that {@link #renew} replaces and destroys; copies of {@code evidence} are
 * worth nothing without it. Thread-safe; one process at a time. One class, for keeping, destroying
 * and finishing what was cut off write the same files under one lock.
 */
public final class Vault implements EvidenceStore, AutoCloseable {
  /** Is in the folder of keys, whether there are any or not. */
  private static final String MARK = ".keys-of-a-vault";

  private static final SecureRandom RANDOM = new SecureRandom();

  private final FolderLock lock;
  private final CrossingFolder evidenceFiles;
  private final CrossingFolder keyFiles;
  private final GoneNotes notes;
  private final LegalHolds holds;
  private final MasterKeys master;
  private final KeyRenewal renewal;

  private Vault(FolderLock lock, Path folder, MasterKeys master) {
    this.lock = lock;
    evidenceFiles = new CrossingFolder(folder.resolve("evidence"));
    keyFiles = new CrossingFolder(folder.resolve("keys"));
    notes = new GoneNotes(new CrossingFolder(folder.resolve("gone")));
    holds = new LegalHolds(new CrossingFolder(folder.resolve("holds")));
    this.master = master;
    renewal = new KeyRenewal(folder.resolve("keys"), master);
  }

  /**
   * Opens a vault, a new one where the folder is not there.
   *
   * @throws VaultException where another has it open, its keys are missing, the master key opens
   *     none of them, or lies in the folder itself
   */
  public static Vault open(Path folder, MasterKeys master) throws IOException {
    master.requireOutside(folder);
    // a folder of keys that is not mounted looks like one whose keys were all destroyed
    Path mark = folder.resolve("keys").resolve(MARK);
    if (Files.isDirectory(folder.resolve("evidence"))) {
      if (Files.notExists(mark)) {
        throw new VaultException("the vault's folder keys is not there; nothing was touched");
      }
      for (String part : List.of("gone", "holds")) {
        if (!Files.isDirectory(folder.resolve(part))) {
          throw new VaultException(
              "the vault's folder "
                  + part
                  + " is not there; nothing was touched. A backup may have left it out because it was empty: then make"
                  + " it");
        }
      }
    } else {
      for (String part : List.of("keys", "gone", "holds")) {
        Files.createDirectories(folder.resolve(part));
      }
      DurableFile.replace(mark, new byte[0]);
      Files.createDirectory(folder.resolve("evidence"));
      DurableFile.folder(folder.resolve("evidence"));
    }
    FolderLock lock =
        FolderLock.take(folder)
            .orElseThrow(() -> new VaultException("the vault is open already, here or elsewhere"));
    try {
      Vault vault = new Vault(lock, folder, master);
      vault.finish();
      return vault;
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** Whether a folder is one of a vault. */
  public static boolean isOne(Path folder) {
    return Files.isDirectory(folder.resolve("evidence"))
        && Files.isDirectory(folder.resolve("keys"));
  }

  /** The master key that a file of keys is encrypted under; empty where it is no such file. */
  public static Optional<String> masterKeyOf(byte[] keys) {
    return KeyFile.master(keys);
  }

  /**
   * How many crossings' keys a master key does not open. Looks only; the vault may be open.
   *
   * @return of all that there are
   */
  public static long unreadable(Path folder, MasterKeys master) throws IOException {
    long unreadable = 0;
    CrossingFolder keys = new CrossingFolder(folder.resolve("keys"));
    for (Path file : CrossingFolder.list(keys.folder())) {
      String name = String.valueOf(file.getFileName());
      if (!name.startsWith(".") && !name.endsWith(".part")) {
        try {
          KeyFile.open(CrossingId.parse(name), Files.readAllBytes(file), master);
        } catch (VaultException | IllegalArgumentException e) {
          unreadable++;
        }
      }
    }
    return unreadable;
  }

  /**
   * Keeps a piece of evidence.
   *
   * @param facts by which it is decided when it goes
   * @return the name that it is read and destroyed by, and that the ledger commits to
   */
  public synchronized Evidence keep(CrossingId crossing, byte[] content, KeptEvidence facts)
      throws IOException {
    byte[] key = new byte[32];
    RANDOM.nextBytes(key);
    byte[] nonce = KeyFile.nonce();
    byte[] file;
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, crossing).doFinal(content);
      file = Arrays.copyOf(nonce, nonce.length + sealed.length);
      System.arraycopy(sealed, 0, file, nonce.length, sealed.length);
    } catch (GeneralSecurityException e) {
      throw new VaultException("evidence cannot be encrypted", e);
    }
    Evidence evidence = Evidence.of(file);
    Map<Evidence, KeyFile.Key> keys = keys(crossing);
    keys.put(evidence, new KeyFile.Key(key, facts));
    Path own = evidenceFiles.of(crossing);
    if (!Files.isDirectory(own)) {
      Files.createDirectory(own);
      DurableFile.folder(own);
    }
    // without its key a file is nothing: the key last
    DurableFile.replacePrivate(own.resolve(evidence.sha256()), file);
    write(crossing, keys);
    return evidence;
  }

  /**
   * Reads a piece of evidence. Who reads says so in the ledger.
   *
   * @throws VaultException where its key was destroyed, or the file was changed
   */
  public synchronized byte[] read(CrossingId crossing, Evidence evidence) throws IOException {
    KeyFile.Key key = keys(crossing).get(evidence);
    if (key == null) {
      throw new VaultException("the key of this evidence was destroyed, or there never was one");
    }
    byte[] file;
    try {
      file = Files.readAllBytes(file(crossing, evidence));
    } catch (NoSuchFileException e) {
      throw new VaultException("a file of evidence of crossing " + crossing + " is missing", e);
    }
    if (!Evidence.of(file).equals(evidence) || file.length < KeyFile.NONCE) {
      throw new VaultException(
          "a file of evidence of crossing " + crossing + " is not the one that was kept");
    }
    try {
      byte[] nonce = Arrays.copyOf(file, KeyFile.NONCE);
      return cipher(Cipher.DECRYPT_MODE, key.key(), nonce, crossing)
          .doFinal(file, KeyFile.NONCE, file.length - KeyFile.NONCE);
    } catch (GeneralSecurityException e) {
      throw new VaultException("evidence of crossing " + crossing + " cannot be decrypted", e);
    }
  }

  /** What is kept of a crossing. */
  public synchronized Map<Evidence, KeptEvidence> kept(CrossingId crossing) throws IOException {
    Map<Evidence, KeptEvidence> kept = new LinkedHashMap<>();
    keys(crossing).forEach((e, key) -> kept.put(e, key.facts()));
    return kept;
  }

  /**
   * All that is kept, as a plan needs it, but for {@link #damaged} keys: what they opened is lost.
   * Lanes go on meanwhile: each crossing is as it is when it is looked at.
   */
  public List<RetentionPlan.Stored> stored() throws IOException {
    Set<CrossingId> damaged = Set.copyOf(damaged());
    List<RetentionPlan.Stored> stored = new ArrayList<>();
    for (CrossingId crossing : crossings()) {
      if (!damaged.contains(crossing)) {
        kept(crossing)
            .forEach(
                (e, facts) -> stored.add(new RetentionPlan.Stored(crossing, e.sha256(), facts)));
      }
    }
    return stored;
  }

  /** Crossings whose keys cannot be read. */
  public List<CrossingId> damaged() throws IOException {
    List<CrossingId> damaged = new ArrayList<>();
    for (CrossingId crossing : crossings()) {
      if (!opens(crossing)) {
        damaged.add(crossing);
      }
    }
    return damaged;
  }

  private synchronized boolean opens(CrossingId crossing) throws IOException {
    try {
      keys(crossing);
      return true;
    } catch (VaultException e) {
      return false;
    }
  }

  @Override
  public Standing against(RetentionPolicy policy, List<LegalHold> holds, Instant now)
      throws IOException {
    RetentionPlan plan = RetentionPlan.of(policy, stored(), holds, now);
    return new Standing(
        plan.due(),
        plan.items().size(),
        plan.items().stream().filter(i -> i.hold().isPresent()).count(),
        damaged().size());
  }

  /** Its legal holds. */
  public LegalHolds holds() {
    return holds;
  }

  /** The crossings of which something is kept. */
  public synchronized List<CrossingId> crossings() throws IOException {
    return keyFiles.crossings();
  }

  /** Destroys the keys of evidence; the files go with them. */
  @Override
  public synchronized void destroy(CrossingId crossing, Collection<Evidence> evidence, String rule)
      throws IOException {
    Map<Evidence, KeyFile.Key> keys = keys(crossing);
    if (!keys.keySet().containsAll(evidence)) {
      throw new VaultException("crossing " + crossing + " has no such evidence");
    }
    renewal.becomesDue();
    Map<Evidence, String> gone = notes.of(crossing);
    evidence.forEach(e -> gone.put(e, rule));
    notes.write(crossing, gone);
    keys.keySet().removeAll(Set.copyOf(evidence));
    write(crossing, keys);
    for (Evidence e : evidence) {
      Files.deleteIfExists(file(crossing, e));
    }
    if (keys.isEmpty()) {
      Files.deleteIfExists(evidenceFiles.of(crossing));
    }
  }

  @Override
  public synchronized List<CrossingId> untold() throws IOException {
    List<CrossingId> untold = new ArrayList<>();
    for (CrossingId crossing : notes.crossings()) {
      if (!untold(crossing).isEmpty()) {
        untold.add(crossing);
      }
    }
    return untold;
  }

  /** Of what was only going to be destroyed when the disk broke it is not said. */
  @Override
  public synchronized Map<Evidence, String> untold(CrossingId crossing) throws IOException {
    Map<Evidence, String> gone = notes.of(crossing);
    gone.keySet().removeAll(keys(crossing).keySet());
    return gone;
  }

  @Override
  public synchronized void told(CrossingId crossing, Collection<Evidence> evidence)
      throws IOException {
    Map<Evidence, String> gone = notes.of(crossing);
    gone.keySet().removeAll(Set.copyOf(evidence));
    notes.write(crossing, gone);
  }

  /**
   * Encrypts all keys under a new master key and destroys the old one, so that copies of the key
   * files from before are worth nothing: those in backups, and those in blocks of the disk that
   * were written over elsewhere. Cut off in the middle, it is repeated. Keys that are damaged are
   * under a key that is destroyed then, and cannot be mended any more.
   */
  @Override
  public void renew(BooleanSupplier goOn) throws IOException {
    renewal.run(this::crossings, this::sealAnew, goOn);
  }

  @Override
  public boolean renewalDue() throws IOException {
    return renewal.due();
  }

  private synchronized void sealAnew(CrossingId crossing) throws IOException {
    if (opens(crossing)) {
      write(crossing, keys(crossing));
    }
  }

  /** What a power failure left half done: keys that were to go, files that no key opens. */
  private void finish() throws IOException {
    List<CrossingId> all = crossings();
    Set<CrossingId> damaged = Set.copyOf(damaged());
    if (!all.isEmpty() && damaged.containsAll(all)) {
      keys(all.getFirst()); // says why
    }
    for (CrossingId crossing : notes.crossings()) {
      if (!damaged.contains(crossing)) {
        Map<Evidence, KeyFile.Key> keys = keys(crossing);
        if (keys.keySet().removeAll(notes.of(crossing).keySet())) {
          write(crossing, keys);
        }
      }
    }
    for (CrossingId crossing : evidenceFiles.crossings()) {
      if (!damaged.contains(crossing)) {
        forgetKeyless(crossing);
      }
    }
  }

  private void forgetKeyless(CrossingId crossing) throws IOException {
    Set<Evidence> kept = keys(crossing).keySet();
    Path own = evidenceFiles.of(crossing);
    for (Path file : CrossingFolder.list(own)) {
      if (kept.stream().noneMatch(e -> file.endsWith(e.sha256()))) {
        Files.delete(file);
      }
    }
    if (kept.isEmpty()) {
      Files.delete(own);
    }
  }

  private Map<Evidence, KeyFile.Key> keys(CrossingId crossing) throws IOException {
    Path file = keyFiles.of(crossing);
    return Files.exists(file)
        ? KeyFile.open(crossing, Files.readAllBytes(file), master)
        : new LinkedHashMap<>();
  }

  /** Writes a crossing's keys, none where there are none, and zeros over what was there. */
  private void write(CrossingId crossing, Map<Evidence, KeyFile.Key> keys) throws IOException {
    Path file = keyFiles.of(crossing);
    if (keys.isEmpty()) {
      DurableFile.deleteAndErase(file);
    } else {
      DurableFile.replaceAndErase(file, KeyFile.seal(crossing, keys, master));
    }
  }

  private Path file(CrossingId crossing, Evidence evidence) {
    return evidenceFiles.of(crossing).resolve(evidence.sha256());
  }

  private static Cipher cipher(int mode, byte[] key, byte[] nonce, CrossingId crossing)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(KeyFile.TAG_BITS, nonce));
    cipher.updateAAD(crossing.toString().getBytes(StandardCharsets.US_ASCII));
    return cipher;
  }

  /** Lets go of the folder. */
  @Override
  public synchronized void close() throws IOException {
    lock.close();
  }
}
