package org.exeat.records.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.exeat.domain.CrossingId;
import org.exeat.records.DurableFile;
import org.exeat.records.ledger.Evidence;

/**
 * Evidence of crossings in a folder, nothing of it ever on the disk unencrypted:
 *
 * <pre>
 * evidence/CROSSING/SHA256    nonce (12 bytes) and AES-256-GCM; its name is the SHA-256 of the file
 * keys/CROSSING               see {@link KeyFile}
 * gone/CROSSING               names of evidence whose keys were destroyed and of which the ledger
 *                             has not heard yet
 * </pre>
 *
 * Every piece has a key of its own, and a crossing's keys are one file: destroying is taking the
 * key out of it. What is left in old blocks of a disk or in a backup of {@code keys} is encrypted
 * under a master key that {@link #renew} replaces and destroys; copies of {@code evidence} are
 * worth nothing without it. Thread-safe; one process at a time.
 */
public final class Vault {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path folder;
  private final MasterKeys master;

  private Vault(Path folder, MasterKeys master) {
    this.folder = folder;
    this.master = master;
  }

  /** Opens a vault, a new one where the folder is not there. */
  public static Vault open(Path folder, MasterKeys master) throws IOException {
    for (String part : List.of("evidence", "keys", "gone")) {
      Files.createDirectories(folder.resolve(part));
    }
    DurableFile.folder(folder.resolve("keys"));
    Vault vault = new Vault(folder, master);
    vault.finish();
    return vault;
  }

  /**
   * Keeps a piece of evidence.
   *
   * @return the name that it is read and destroyed by, and that the ledger commits to
   */
  public synchronized Evidence keep(CrossingId crossing, byte[] content) throws IOException {
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
    Evidence evidence = new Evidence(sha256(file));
    Map<Evidence, byte[]> keys = keys(crossing);
    keys.put(evidence, key);
    Path own = folder.resolve("evidence").resolve(crossing.toString());
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
    byte[] key = keys(crossing).get(evidence);
    if (key == null) {
      throw new VaultException("the key of this evidence was destroyed, or there never was one");
    }
    byte[] file;
    try {
      file = Files.readAllBytes(file(crossing, evidence));
    } catch (NoSuchFileException e) {
      throw new VaultException("a file of evidence of crossing " + crossing + " is missing", e);
    }
    if (!sha256(file).equals(evidence.sha256()) || file.length < KeyFile.NONCE) {
      throw new VaultException(
          "a file of evidence of crossing " + crossing + " is not the one that was kept");
    }
    try {
      byte[] nonce = Arrays.copyOf(file, KeyFile.NONCE);
      return cipher(Cipher.DECRYPT_MODE, key, nonce, crossing)
          .doFinal(file, KeyFile.NONCE, file.length - KeyFile.NONCE);
    } catch (GeneralSecurityException e) {
      throw new VaultException("evidence of crossing " + crossing + " cannot be decrypted", e);
    }
  }

  /** What is kept of a crossing. */
  public synchronized Set<Evidence> kept(CrossingId crossing) throws IOException {
    return keys(crossing).keySet();
  }

  /** The crossings of which something is kept. */
  public synchronized List<CrossingId> crossings() throws IOException {
    return named("keys");
  }

  /**
   * Destroys the keys of evidence; the files go with them. Until {@link #told} the vault remembers
   * that the ledger has not heard of it.
   */
  public synchronized void destroy(CrossingId crossing, Collection<Evidence> evidence)
      throws IOException {
    Map<Evidence, byte[]> keys = keys(crossing);
    if (!keys.keySet().containsAll(evidence)) {
      throw new VaultException("crossing " + crossing + " has no such evidence");
    }
    List<Evidence> gone = new ArrayList<>(untold(crossing));
    gone.addAll(evidence);
    DurableFile.replace(
        folder.resolve("gone").resolve(crossing.toString()),
        String.join("\n", gone.stream().map(Evidence::sha256).toList())
            .getBytes(StandardCharsets.US_ASCII));
    keys.keySet().removeAll(Set.copyOf(evidence));
    write(crossing, keys);
    for (Evidence e : evidence) {
      Files.deleteIfExists(file(crossing, e));
    }
    if (keys.isEmpty()) {
      Files.deleteIfExists(folder.resolve("evidence").resolve(crossing.toString()));
    }
  }

  /** Crossings of which evidence was destroyed and the ledger has not heard yet. */
  public synchronized List<CrossingId> untold() throws IOException {
    return named("gone");
  }

  /** What was destroyed of a crossing and the ledger has not heard of. */
  public synchronized List<Evidence> untold(CrossingId crossing) throws IOException {
    Path file = folder.resolve("gone").resolve(crossing.toString());
    return Files.exists(file)
        ? Files.readAllLines(file, StandardCharsets.US_ASCII).stream().map(Evidence::new).toList()
        : List.of();
  }

  /** The ledger has heard of all that was destroyed of a crossing. */
  public synchronized void told(CrossingId crossing) throws IOException {
    Files.deleteIfExists(folder.resolve("gone").resolve(crossing.toString()));
  }

  /**
   * Encrypts all keys under a new master key and destroys the old one, so that copies of the key
   * files from before are worth nothing: those in backups, and those in blocks of the disk that
   * were written over elsewhere. Cut off in the middle, it is repeated.
   */
  public synchronized void renew() throws IOException {
    master.renew();
    for (CrossingId crossing : crossings()) {
      write(crossing, keys(crossing));
    }
    master.destroyOld();
  }

  /** What a power failure left half done: keys that were to go, files that no key opens. */
  private void finish() throws IOException {
    for (CrossingId crossing : untold()) {
      Map<Evidence, byte[]> keys = keys(crossing);
      if (keys.keySet().removeAll(untold(crossing))) {
        write(crossing, keys);
      }
    }
    for (CrossingId crossing : named("evidence")) {
      Set<Evidence> kept = keys(crossing).keySet();
      Path own = folder.resolve("evidence").resolve(crossing.toString());
      for (Path file : list(own)) {
        if (kept.stream().noneMatch(e -> file.endsWith(e.sha256()))) {
          Files.delete(file);
        }
      }
      if (kept.isEmpty()) {
        Files.delete(own);
      }
    }
  }

  private Map<Evidence, byte[]> keys(CrossingId crossing) throws IOException {
    Path file = folder.resolve("keys").resolve(crossing.toString());
    return Files.exists(file)
        ? KeyFile.open(crossing, Files.readAllBytes(file), master)
        : new LinkedHashMap<>();
  }

  /** Writes a crossing's keys, none where there are none, and zeros over what was there. */
  private void write(CrossingId crossing, Map<Evidence, byte[]> keys) throws IOException {
    Path file = folder.resolve("keys").resolve(crossing.toString());
    try (FileChannel old =
        Files.exists(file) ? FileChannel.open(file, StandardOpenOption.WRITE) : null) {
      if (keys.isEmpty()) {
        Files.deleteIfExists(file);
        DurableFile.folder(file);
      } else {
        DurableFile.replacePrivate(file, KeyFile.seal(crossing, keys, master));
      }
      if (old != null) {
        ByteBuffer zeros = ByteBuffer.allocate((int) old.size());
        while (zeros.hasRemaining()) {
          old.write(zeros, zeros.position());
        }
        old.force(true);
      }
    }
  }

  private List<CrossingId> named(String part) throws IOException {
    List<CrossingId> crossings = new ArrayList<>();
    for (Path file : list(folder.resolve(part))) {
      String name = String.valueOf(file.getFileName());
      if (name.endsWith(".part")) {
        Files.delete(file); // a write that was cut off, of which nobody was told
        continue;
      }
      try {
        crossings.add(CrossingId.parse(name));
      } catch (IllegalArgumentException e) {
        throw new VaultException("the vault's folder " + part + " holds something else", e);
      }
    }
    return crossings;
  }

  private static List<Path> list(Path folder) throws IOException {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
      List<Path> paths = new ArrayList<>();
      all.forEach(paths::add);
      paths.sort(null);
      return paths;
    }
  }

  private Path file(CrossingId crossing, Evidence evidence) {
    return folder.resolve("evidence").resolve(crossing.toString()).resolve(evidence.sha256());
  }

  private static Cipher cipher(int mode, byte[] key, byte[] nonce, CrossingId crossing)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(KeyFile.TAG_BITS, nonce));
    cipher.updateAAD(crossing.toString().getBytes(StandardCharsets.US_ASCII));
    return cipher;
  }

  private static String sha256(byte[] file) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
