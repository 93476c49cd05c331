package dev.parlance.knowledge.index;

/** Where a part of the contract finds the passages it is about, and who they belong to. */
interface Promises {

    Owner OURS = new Owner("account-a", "collection-1");
    Owner OUR_OTHER = new Owner("account-a", "collection-2");
    Owner THEIRS = new Owner("account-b", "collection-1");
    Scope HERE = Scope.of(OURS);

    /** Empty when a test begins. */
    Shelf shelf();

    /** What a crash would have left, opened again. */
    Shelf reopened();
}
