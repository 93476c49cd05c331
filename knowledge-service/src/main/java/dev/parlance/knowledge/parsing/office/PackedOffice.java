package dev.parlance.knowledge.parsing.office;

import org.apache.poi.openxml4j.util.ZipSecureFile;

/** Settings the Office library keeps for the whole process. */
final class PackedOffice {

    private PackedOffice() {
    }

    /**
     * The library refuses parts that shrink to less than a hundredth, which honest sheets full of alike rows do. How much a file unpacks
     * to in all was measured before, so that a bomb never gets here.
     */
    static void admitStrongCompression() {
        ZipSecureFile.setMinInflateRatio(0.0005);
    }
}
