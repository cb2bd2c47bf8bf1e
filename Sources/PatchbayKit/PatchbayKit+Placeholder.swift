// PatchbayKit
